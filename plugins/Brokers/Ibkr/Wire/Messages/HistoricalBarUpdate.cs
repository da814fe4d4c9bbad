namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The bar of that time as it stands now (id 90).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Bar">The bar; it replaces the one of the same time.</param>
public sealed record HistoricalBarUpdate(int RequestId, HistoricalBar Bar);
