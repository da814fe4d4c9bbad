namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads history (PROTOCOL 10).</summary>
internal static class HistoryMessages
{
    private const int EndMessageVersion = 196;
    private const int None = -1;

    /// <summary>Adds the readers under their ids.</summary>
    public static void AddTo(MessageReader?[] readers)
    {
        readers[17] = Bars;
        readers[88] = Head;
        readers[90] = Update;
        readers[96] = MidPoints;
        readers[97] = Quotes;
        readers[98] = Trades;
        readers[106] = Schedule;
        readers[108] = End;
    }

    /// <summary>A number of trades; null for data other than trades.</summary>
    public static int? TradeCount(ref FieldReader fields) => fields.OptionalInt() is { } count and not None ? count : null;

    private static void Bars(ref FieldReader fields, ITwsReceiver receiver)
    {
        bool isEnd = fields.Version < EndMessageVersion;
        int requestId = fields.Id();
        string start = isEnd ? fields.Text() : "";
        string end = isEnd ? fields.Text() : "";
        HistoricalBars bars = new(requestId, fields.List(8, static (ref FieldReader f) => Bar(ref f)), isEnd, start, end);
        if (fields.IsSound)
        {
            receiver.HistoricalBars(bars);
        }
    }

    private static HistoricalBar Bar(ref FieldReader fields) => new(
        fields.RequiredText(), fields.Double(), fields.Double(), fields.Double(), fields.Double(), fields.Size(None), fields.Double(None),
        TradeCount(ref fields));

    private static void End(ref FieldReader fields, ITwsReceiver receiver)
    {
        HistoricalDataEnd end = new(fields.Id(), fields.Text(), fields.Text());
        if (fields.IsSound)
        {
            receiver.HistoricalDataEnd(end);
        }
    }

    private static void Update(ref FieldReader fields, ITwsReceiver receiver)
    {
        int requestId = fields.Id();
        int? count = TradeCount(ref fields);
        string time = fields.RequiredText();

        // The order differs from that of a bar: open, close, high, low, price, volume.
        double? open = fields.Double();
        double? close = fields.Double();
        double? high = fields.Double();
        double? low = fields.Double();
        double? wap = fields.Double(None);
        HistoricalBarUpdate update = new(requestId, new(time, open, high, low, close, fields.Size(None), wap, count));
        if (fields.IsSound)
        {
            receiver.HistoricalBarUpdate(update);
        }
    }

    private static void Schedule(ref FieldReader fields, ITwsReceiver receiver)
    {
        HistoricalSchedule schedule = new(
            fields.Id(), fields.Text(), fields.Text(), fields.Text(),
            fields.List(3, static (ref FieldReader f) => new ScheduledSession(f.Text(), f.Text(), f.Text())));
        if (fields.IsSound)
        {
            receiver.HistoricalSchedule(schedule);
        }
    }

    private static void Head(ref FieldReader fields, ITwsReceiver receiver)
    {
        HeadTimestamp head = new(fields.Id(), fields.Text());
        if (fields.IsSound)
        {
            receiver.HeadTimestamp(head);
        }
    }

    private static void MidPoints(ref FieldReader fields, ITwsReceiver receiver)
    {
        HistoricalMidPoints ticks = new(fields.Id(), fields.List(4, static (ref FieldReader f) => MidPoint(ref f)), fields.Bool());
        if (fields.IsSound)
        {
            receiver.HistoricalMidPoints(ticks);
        }
    }

    private static HistoricalMidPoint MidPoint(ref FieldReader fields)
    {
        long time = fields.RequiredLong();
        fields.Skip();
        return new(time, fields.Double(), fields.Size());
    }

    private static void Quotes(ref FieldReader fields, ITwsReceiver receiver)
    {
        HistoricalQuotes ticks = new(fields.Id(), fields.List(6, static (ref FieldReader f) => Quote(ref f)), fields.Bool());
        if (fields.IsSound)
        {
            receiver.HistoricalQuotes(ticks);
        }
    }

    private static HistoricalQuote Quote(ref FieldReader fields)
    {
        long time = fields.RequiredLong();
        int mask = fields.Int(); // the reverse of the live message
        return new(
            time, fields.Double(), fields.Double(), fields.Size(), fields.Size(), IsBidPastLow: (mask & 2) != 0, IsAskPastHigh: (mask & 1) != 0);
    }

    private static void Trades(ref FieldReader fields, ITwsReceiver receiver)
    {
        HistoricalTrades ticks = new(fields.Id(), fields.List(6, static (ref FieldReader f) => Trade(ref f)), fields.Bool());
        if (fields.IsSound)
        {
            receiver.HistoricalTrades(ticks);
        }
    }

    private static HistoricalTrade Trade(ref FieldReader fields)
    {
        long time = fields.RequiredLong();
        int mask = fields.Int();
        return new(
            time, fields.Double(), fields.Size(), IsPastLimit: (mask & 1) != 0, IsUnreported: (mask & 2) != 0, fields.Name(), fields.Name());
    }
}
