namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes every tick of an instrument.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="Stream">What to deliver.</param>
/// <param name="HistoricalCount">So many ticks of the past first; default 0.</param>
/// <param name="IsSizeIgnored">Leaves out changes of size only; default false.</param>
public sealed record TickByTickRequest(
    int RequestId, Contract Contract, TickByTickStream Stream, int HistoricalCount = 0, bool IsSizeIgnored = false)
    : NumberedRequest(RequestId);
