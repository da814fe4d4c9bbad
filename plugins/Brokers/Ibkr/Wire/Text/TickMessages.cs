namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads market data (PROTOCOL 7 to 10.1). Nothing here allocates but for rare messages.</summary>
internal static class TickMessages
{
    private const double NoPrice = -1;
    private const decimal NoVolume = -1;
    private const double NoGreek = -2;

    /// <summary>Adds the readers under their ids.</summary>
    public static void AddTo(MessageReader?[] readers)
    {
        readers[1] = Price;
        readers[2] = Size;
        readers[12] = Depth;
        readers[13] = DepthL2;
        readers[21] = OptionComputation;
        readers[45] = Generic;
        readers[46] = String;
        readers[50] = RealTimeBar;
        readers[57] = SnapshotEnd;
        readers[58] = DataType;
        readers[81] = RequestParameters;
        readers[99] = TickByTick;
    }

    private static void Price(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        int tickType = fields.Id();
        double? price = fields.Double(NoPrice);
        decimal? size = fields.Size();
        bool isNoQuote = price == 0 && size == 0 && tickType is 1 or 2 or 4 or 66 or 67 or 68;
        TickPrice tick = new(requestId, tickType, isNoQuote ? null : price, size, fields.Int());
        if (fields.IsSound)
        {
            receiver.TickPrice(in tick);
        }
    }

    private static void Size(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        TickSize tick = new(fields.Id(), fields.Id(), fields.Size());
        if (fields.IsSound)
        {
            receiver.TickSize(in tick);
        }
    }

    private static void Generic(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        TickGeneric tick = new(fields.Id(), fields.Id(), fields.Double());
        if (fields.IsSound)
        {
            receiver.TickGeneric(in tick);
        }
    }

    private static void String(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        TickString tick = new(fields.Id(), fields.Id());
        ReadOnlySpan<byte> text = fields.Raw();
        if (tick.TickType is 48 or 77)
        {
            RtVolume volume = RtVolumeText.Read(ref fields, tick, text);
            if (fields.IsSound)
            {
                receiver.RtVolume(in volume);
            }
        }
        else if (fields.IsSound)
        {
            receiver.TickString(in tick, text);
        }
    }

    private static void OptionComputation(ref FieldReader fields, ITwsReceiver receiver)
    {
        TickOptionComputation tick = new(
            fields.Id(), fields.Id(), fields.Int(),
            ImpliedVolatility: fields.Double(NoPrice), Delta: fields.Double(NoGreek), OptionPrice: fields.Double(NoPrice),
            PvDividend: fields.Double(NoPrice), Gamma: fields.Double(NoGreek), Vega: fields.Double(NoGreek), Theta: fields.Double(NoGreek),
            UnderlyingPrice: fields.Double(NoPrice));
        if (fields.IsSound)
        {
            receiver.TickOptionComputation(in tick);
        }
    }

    private static void Depth(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        MarketDepth depth = new(fields.Id(), fields.Id(), Operation(ref fields), Side(ref fields), fields.Double(), fields.Size());
        if (fields.IsSound)
        {
            receiver.MarketDepth(in depth);
        }
    }

    private static void DepthL2(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        MarketDepthL2 depth = new(
            fields.Id(), fields.Id(), fields.Name(), Operation(ref fields), Side(ref fields), fields.Double(), fields.Size(), fields.Bool());
        if (fields.IsSound)
        {
            receiver.MarketDepthL2(in depth);
        }
    }

    private static void RealTimeBar(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        RealTimeBar bar = new(
            fields.Id(), fields.Long(), fields.Double(), fields.Double(), fields.Double(), fields.Double(), fields.Size(NoVolume),
            fields.Double(NoPrice), HistoryMessages.TradeCount(ref fields));
        if (fields.IsSound)
        {
            receiver.RealTimeBar(in bar);
        }
    }

    private static void TickByTick(ref FieldReader fields, ITwsReceiver receiver)
    {
        int requestId = fields.Id();
        int kind = fields.Id();
        long time = fields.Long();
        switch (kind)
        {
            case 1 or 2:
                Trade(ref fields, receiver, requestId, isAllLast: kind == 2, time);
                break;
            case 3:
                Quote(ref fields, receiver, requestId, time);
                break;
            case 4:
                MidPoint(ref fields, receiver, requestId, time);
                break;
            default:
                fields.Fail("kind of tick (1 to 4)", default);
                break;
        }
    }

    private static void Trade(ref FieldReader fields, ITwsReceiver receiver, int requestId, bool isAllLast, long time)
    {
        double? price = fields.Double();
        decimal? size = fields.Size();
        int mask = fields.Int();
        TickByTickTrade tick = new(
            requestId, isAllLast, time, price, size, IsPastLimit: (mask & 1) != 0, IsUnreported: (mask & 2) != 0, fields.Name(), fields.Name());
        if (fields.IsSound)
        {
            receiver.TickByTickTrade(in tick);
        }
    }

    private static void Quote(ref FieldReader fields, ITwsReceiver receiver, int requestId, long time)
    {
        double? bid = fields.Double();
        double? ask = fields.Double();
        decimal? bidSize = fields.Size();
        decimal? askSize = fields.Size();
        int mask = fields.Int();
        TickByTickQuote tick = new(
            requestId, time, bid, ask, bidSize, askSize, IsBidPastLow: (mask & 1) != 0, IsAskPastHigh: (mask & 2) != 0);
        if (fields.IsSound)
        {
            receiver.TickByTickQuote(in tick);
        }
    }

    private static void MidPoint(ref FieldReader fields, ITwsReceiver receiver, int requestId, long time)
    {
        TickByTickMidPoint tick = new(requestId, time, fields.Double());
        if (fields.IsSound)
        {
            receiver.TickByTickMidPoint(in tick);
        }
    }

    private static void SnapshotEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.TickSnapshotEnd(requestId);
        }
    }

    private static void DataType(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        int type = fields.Int();
        if (fields.IsSound)
        {
            receiver.MarketDataType(requestId, type is >= 1 and <= 4 ? (MarketDataType)type : MarketDataType.Unknown);
        }
    }

    private static void RequestParameters(ref FieldReader fields, ITwsReceiver receiver)
    {
        TickRequestParameters parameters = new(fields.Id(), fields.Amount(), fields.Text(), fields.OptionalInt());
        if (fields.IsSound)
        {
            receiver.TickRequestParameters(parameters);
        }
    }

    private static DepthOperation Operation(ref FieldReader fields)
    {
        int operation = fields.Id();
        if (operation is < 0 or > 2)
        {
            fields.Fail("operation (0 to 2)", default);
        }

        return (DepthOperation)operation;
    }

    private static DepthSide Side(ref FieldReader fields)
    {
        int side = fields.Id();
        if (side is < 0 or > 1)
        {
            fields.Fail("side (0 or 1)", default);
        }

        return (DepthSide)side;
    }
}
