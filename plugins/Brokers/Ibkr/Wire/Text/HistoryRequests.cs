namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes requests for history (PROTOCOL 10.2 to 10.4).</summary>
internal static class HistoryRequests
{
    /// <summary>Writes the request; null when it is none of these.</summary>
    public static FieldWriter? Write(TwsRequest request, FieldWriter fields) => request switch
    {
        HistoricalBarsRequest r => fields.Add(20).Add(r.RequestId).Add(r.Contract).Add(r.IsExpiredIncluded).Add(r.EndTime).Add(r.BarSize)
            .Add(r.Duration).Add(r.IsRthOnly).Add(r.WhatToShow).Add(r.DateFormat).Add(r.IsKeptUpToDate).Empty(),
        CancelHistoricalBars r => fields.Add(25).Add(1).Add(r.RequestId),
        HeadTimestampRequest r => fields.Add(87).Add(r.RequestId).Add(r.Contract).Add(r.IsExpiredIncluded).Add(r.IsRthOnly)
            .Add(r.WhatToShow).Add(r.DateFormat),
        CancelHeadTimestamp r => fields.Add(90).Add(r.RequestId),
        HistoricalTicksRequest r => fields.Add(96).Add(r.RequestId).Add(r.Contract).Add(r.IsExpiredIncluded).Add(r.StartTime)
            .Add(r.EndTime).Add(r.Count).Add(r.WhatToShow).Add(r.IsRthOnly).Add(r.IsSizeIgnored).Empty(),
        _ => null,
    };
}
