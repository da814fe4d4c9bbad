namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ends a <see cref="HistoricalBarsRequest"/>.</summary>
/// <param name="RequestId">Number of the request.</param>
public sealed record CancelHistoricalBars(int RequestId) : NumberedRequest(RequestId);
