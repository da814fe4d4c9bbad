using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Records that carry the best levels: prints, the best quote, and with ten levels the changes of the book. A print of
/// <c>tbbo</c> comes with the quote just before it, so there the quote is told first.
/// </summary>
internal sealed class MbpEvents(MarketStream stream, StreamRequest request, bool isQuoteBefore)
    : DbnEvents(stream, request)
{
    private const int MaxLevels = 10;

    private readonly ShownSide _bids = new(Side.Buy);
    private readonly ShownSide _asks = new(Side.Sell);

    /// <summary>Makes the events of a record with any number of levels.</summary>
    public void Add(in TradeRecord record, ReadOnlySpan<LevelRecord> levels, ref EventWriter events)
    {
        long time = Time(record.ReceivedNs, record.EventNs);
        bool isTrade = record.Action == (byte)'T';
        if (isTrade && !isQuoteBefore)
        {
            AddTrade(record.Price, record.Size, record.Side, time, record.EventNs, record.Sequence, ref events);
        }

        // Inside an event the levels are not consistent yet.
        if (levels.Length > 0 && (isQuoteBefore || (record.Flags & DbnFlags.Last) != 0))
        {
            if (levels.Length > 1)
            {
                AddDepth(levels, time, in record, ref events);
            }

            if (TryQuote(in levels[0], out Quote quote))
            {
                AddQuote(in quote, time, record.EventNs, record.Sequence, ref events);
            }
        }

        if (isTrade && isQuoteBefore)
        {
            AddTrade(record.Price, record.Size, record.Side, time, record.EventNs, record.Sequence, ref events);
        }
    }

    /// <summary>Makes the quote of a record of one moment.</summary>
    public void AddQuote(in TradeRecord record, in LevelRecord level, ref EventWriter events)
    {
        long time = Time(record.ReceivedNs, record.EventNs);
        if (TryQuote(in level, out Quote quote))
        {
            AddQuote(in quote, time, record.EventNs, record.Sequence, ref events);
        }
    }

    /// <inheritdoc />
    public override IEnumerable<MarketEvent> State(long timeNs)
    {
        foreach (Depth change in _bids.All(isLast: _asks.Count == 0))
        {
            yield return MarketEvent.Of(timeNs, Instrument, in change);
        }

        foreach (Depth change in _asks.All(isLast: true))
        {
            yield return MarketEvent.Of(timeNs, Instrument, in change);
        }

        foreach (MarketEvent e in base.State(timeNs))
        {
            yield return e;
        }
    }

    /// <inheritdoc />
    protected override void ClearBook(long timeNs, ref EventWriter events)
    {
        if (_bids.Count + _asks.Count > 0)
        {
            _bids.Forget();
            _asks.Forget();
            events.Add(MarketEvent.Of(timeNs, Instrument, new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: true)));
        }
    }

    private bool TryQuote(in LevelRecord level, out Quote quote)
    {
        quote = default;
        if (!TrySide(level.BidPrice, level.BidSize, out int bid, out int bidSize)
            || !TrySide(level.AskPrice, level.AskSize, out int ask, out int askSize))
        {
            return false;
        }

        quote = new Quote(bid, ask, bidSize, askSize);
        return true;
    }

    private bool TrySide(long price, uint written, out int ticks, out int size)
    {
        (ticks, size) = (0, 0);
        return price == DbnFlags.NoPrice || written == 0 || (TryTicks(price, out ticks) && TrySize(written, out size));
    }

    private void AddDepth(ReadOnlySpan<LevelRecord> levels, long time, in TradeRecord record, ref EventWriter events)
    {
        levels = levels[..Math.Min(levels.Length, MaxLevels)];
        Span<Depth> changes = stackalloc Depth[4 * MaxLevels];
        int count = 0;
        foreach (ref readonly LevelRecord level in levels)
        {
            if (!TrySide(level.BidPrice, level.BidSize, out int bid, out int bidSize)
                || !TrySide(level.AskPrice, level.AskSize, out int ask, out int askSize))
            {
                _bids.Drop();
                _asks.Drop();
                return;
            }

            _bids.Take(bid, bidSize, (int)Math.Min(level.BidOrders, int.MaxValue));
            _asks.Take(ask, askSize, (int)Math.Min(level.AskOrders, int.MaxValue));
        }

        count += _bids.Changes(changes);
        count += _asks.Changes(changes[count..]);
        for (int i = 0; i < count; i++)
        {
            Depth change = changes[i] with { IsLast = i == count - 1 };
            MarketEvent.Put(out events.Next(), time, Instrument, in change, VenueTime(record.EventNs, time), record.Sequence);
        }
    }
}
