namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks for bars of the past (PROTOCOL 10.2).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="BarSize">As the TWS spells it: 1 min, 2 mins, 1 hour, 1 day.</param>
/// <param name="Duration">A number and S, D, W, M or Y, such as 1 D.</param>
/// <param name="WhatToShow">TRADES, MIDPOINT, BID, ASK, BID_ASK, SCHEDULE and so on.</param>
public sealed record HistoricalBarsRequest(int RequestId, Contract Contract, string BarSize, string Duration, string WhatToShow = "TRADES")
    : NumberedRequest(RequestId)
{
    /// <summary>Also an expired future; default false.</summary>
    public bool IsExpiredIncluded { get; init; }

    /// <summary>End, with zone or in UTC form; empty for now.</summary>
    public string EndTime { get; init; } = "";

    /// <summary>Liquid hours only; default false.</summary>
    public bool IsRthOnly { get; init; }

    /// <summary>1 text, 2 unix seconds; default 2.</summary>
    public int DateFormat { get; init; } = 2;

    /// <summary>Keeps sending the current bar; the end must be empty then. Default false.</summary>
    public bool IsKeptUpToDate { get; init; }
}
