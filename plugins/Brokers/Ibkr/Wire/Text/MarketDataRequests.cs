namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes requests for market data (PROTOCOL 7 to 9, 10.1).</summary>
internal static class MarketDataRequests
{
    /// <summary>Writes the request; null when it is none of these.</summary>
    public static FieldWriter? Write(TwsRequest request, FieldWriter fields) => request switch
    {
        MarketDataRequest r => fields.Add(1).Add(11).Add(r.RequestId).Add(r.Contract).Zero().Add(r.GenericTicks).Add(r.IsSnapshot)
            .Zero().Empty(),
        CancelMarketData r => fields.Add(2).Add(2).Add(r.RequestId),
        MarketDataTypeRequest r => fields.Add(59).Add(1).Add((int)r.Type),
        MarketDepthRequest r => fields.Add(10).Add(5).Add(r.RequestId).Add(r.Contract).Add(r.Rows).Add(r.IsSmartDepth).Empty(),
        CancelMarketDepth r => fields.Add(11).Add(1).Add(r.RequestId).Add(r.IsSmartDepth),
        TickByTickRequest r => fields.Add(97).Add(r.RequestId).Add(r.Contract).Add(Word(r.Stream)).Add(r.HistoricalCount)
            .Add(r.IsSizeIgnored),
        CancelTickByTick r => fields.Add(98).Add(r.RequestId),
        RealTimeBarsRequest r => fields.Add(50).Add(3).Add(r.RequestId).Add(r.Contract).Add(5).Add(r.WhatToShow).Add(r.IsRthOnly)
            .Empty(),
        CancelRealTimeBars r => fields.Add(51).Add(1).Add(r.RequestId),
        _ => null,
    };

    private static string Word(TickByTickStream stream) => stream switch
    {
        TickByTickStream.Last => "Last",
        TickByTickStream.AllLast => "AllLast",
        TickByTickStream.BidAsk => "BidAsk",
        TickByTickStream.MidPoint => "MidPoint",
        _ => throw new ArgumentException($"There is no tick-by-tick stream {(int)stream}.", nameof(stream)),
    };
}
