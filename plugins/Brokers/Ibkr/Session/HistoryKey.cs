namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What makes two requests for history the same to IB's pacing.</summary>
/// <param name="Contract">Contract id, or symbol and expiry, with the exchange.</param>
/// <param name="WhatToShow">TRADES, BID_ASK and so on.</param>
/// <param name="Rest">End, bar size, duration and hours: all that makes a request identical to another.</param>
public readonly record struct HistoryKey(string Contract, string WhatToShow, string Rest)
{
    /// <summary>How many requests it counts for: two when both sides of the quote are asked.</summary>
    public int Weight => string.Equals(WhatToShow, "BID_ASK", StringComparison.Ordinal) ? 2 : 1;
}
