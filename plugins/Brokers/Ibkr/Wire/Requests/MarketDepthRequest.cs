namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes a book.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="Rows">Rows of each side.</param>
/// <param name="IsSmartDepth">Aggregated over exchanges; default false.</param>
public sealed record MarketDepthRequest(int RequestId, Contract Contract, int Rows, bool IsSmartDepth = false) : NumberedRequest(RequestId);
