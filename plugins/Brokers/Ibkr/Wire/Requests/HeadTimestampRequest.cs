namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Asks how far back data go.</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="WhatToShow">Kind of data, such as TRADES.</param>
/// <param name="IsRthOnly">Liquid hours only; default false.</param>
/// <param name="DateFormat">1 text, 2 unix seconds; default 2.</param>
/// <param name="IsExpiredIncluded">Also an expired future; default false.</param>
public sealed record HeadTimestampRequest(
    int RequestId, Contract Contract, string WhatToShow = "TRADES", bool IsRthOnly = false, int DateFormat = 2, bool IsExpiredIncluded = false)
    : NumberedRequest(RequestId);
