namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes level 1 of an instrument, or asks for one snapshot.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="GenericTicks">Comma list without blanks, such as 233; empty for a snapshot.</param>
/// <param name="IsSnapshot">One snapshot instead of a stream.</param>
public sealed record MarketDataRequest(int RequestId, Contract Contract, string GenericTicks = "", bool IsSnapshot = false)
    : NumberedRequest(RequestId);
