namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Subscribes bars of five seconds.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="WhatToShow">TRADES, BID, ASK or MIDPOINT.</param>
/// <param name="IsRthOnly">Liquid hours only; default false.</param>
public sealed record RealTimeBarsRequest(int RequestId, Contract Contract, string WhatToShow = "TRADES", bool IsRthOnly = false)
    : NumberedRequest(RequestId);
