namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for at most 1000 ticks of the past; exactly one of start and end is given.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="WhatToShow">TRADES, BID_ASK or MIDPOINT.</param>
/// <param name="Count">How many, 1 to 1000; ticks of the last second come on top.</param>
public sealed record HistoricalTicksRequest(int RequestId, Contract Contract, string WhatToShow, int Count = 1000) : NumberedRequest(RequestId)
{
    /// <summary>Also an expired future; default false.</summary>
    public bool IsExpiredIncluded { get; init; }

    /// <summary>From this time; empty when the end is given.</summary>
    public string StartTime { get; init; } = "";

    /// <summary>Until this time; empty when the start is given.</summary>
    public string EndTime { get; init; } = "";

    /// <summary>Liquid hours only; default false.</summary>
    public bool IsRthOnly { get; init; }

    /// <summary>Leaves out changes of size only; default false.</summary>
    public bool IsSizeIgnored { get; init; }
}
