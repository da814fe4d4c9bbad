using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of one instrument's order-by-order records.</summary>
/// <param name="priceUnit">The price that divides all prices, in units of 1e-9 points: a tick of the book here.</param>
internal sealed class MboInstrumentFacts(long priceUnit)
{
    private const int LevelsShown = 5;

    private readonly MarketByOrderBook _book = new();
    private readonly PrintFacts _prints = new();
    private Quote _last;
    private long _records;
    private long _crossed;
    private long _topChanges;
    private long _outside;

    /// <summary>Adds a record.</summary>
    public void Add(in MboRecord record)
    {
        _records++;
        Side side = record.Side == (byte)'B' ? Side.Buy : Side.Sell;
        switch (record.Action)
        {
            case (byte)'A' when TryTicks(record, out int ticks, out int size) && size > 0:
                _book.Add(record.OrderId, side, ticks, size);
                break;
            case (byte)'M' when TryTicks(record, out int ticks, out int size):
                _book.Modify(record.OrderId, side, ticks, size);
                break;
            case (byte)'C':
                _book.Cancel(record.OrderId, (int)Math.Min(record.Size, int.MaxValue));
                break;
            case (byte)'R':
                _book.Clear();
                break;
            case (byte)'T':
                _prints.Add(record.Price, record.Size, record.Side, record.EventNs);
                break;
        }

        if ((record.Flags & DbnFlags.Last) != 0)
        {
            Quote best = _book.Best;
            _crossed += _book.IsLockedOrCrossed ? 1 : 0;
            _topChanges += best == _last ? 0 : 1;
            _last = best;
        }
    }

    /// <summary>Counts what did not fit together.</summary>
    public void AddAnomalies(SortedDictionary<string, long> counts)
    {
        Add(counts, "unknown_or_repeated_order", _book.Anomalies);
        Add(counts, "price_or_size_out_of_range", _outside);
    }

    /// <summary>The facts.</summary>
    public OrderedDictionary<string, object?> ToMap()
    {
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["records"] = _records,
            ["crossed_or_locked_at_event_end"] = _crossed,
            ["top_of_book_changes_at_event_end"] = _topChanges,
        };
        if (_prints.Count > 0)
        {
            map["trades"] = Trades();
        }

        map["final_book"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["orders"] = _book.OrderCount,
            ["bid_levels"] = _book.BidLevels,
            ["ask_levels"] = _book.AskLevels,
            ["bid_size_total"] = Enumerable.Range(0, _book.BidLevels).Sum(i => (long)_book.Bid(i).Size),
            ["ask_size_total"] = Enumerable.Range(0, _book.AskLevels).Sum(i => (long)_book.Ask(i).Size),
            ["bids_top5"] = Enumerable.Range(0, Math.Min(LevelsShown, _book.BidLevels)).Select(i => Level(_book.Bid(i))).ToArray(),
            ["asks_top5"] = Enumerable.Range(0, Math.Min(LevelsShown, _book.AskLevels)).Select(i => Level(_book.Ask(i))).ToArray(),
        };
        return map;
    }

    private static void Add(SortedDictionary<string, long> counts, string name, long count)
    {
        if (count > 0)
        {
            counts[name] = counts.GetValueOrDefault(name) + count;
        }
    }

    private static OrderedDictionary<string, object?> Print((ulong EventNs, long Price, uint Size, byte Side) print) => new(StringComparer.Ordinal)
    {
        ["ts_event"] = DbnFacts.Time(print.EventNs),
        ["price"] = DbnFacts.Price(print.Price),
        ["size"] = (long)print.Size,
        ["side"] = DbnRecordFacts.Letter(print.Side),
    };

    private OrderedDictionary<string, object?> Trades() => new(StringComparer.Ordinal)
    {
        ["count"] = _prints.Count,
        ["volume"] = _prints.Volume,
        ["aggressor_buy_count"] = _prints.BuyCount,
        ["aggressor_sell_count"] = _prints.SellCount,
        ["aggressor_none_count"] = _prints.Count - _prints.BuyCount - _prints.SellCount,
        ["buy_volume"] = _prints.BuyVolume,
        ["sell_volume"] = _prints.SellVolume,
        ["none_volume"] = _prints.Volume - _prints.BuyVolume - _prints.SellVolume,
        ["first"] = Print(_prints.First),
        ["last"] = Print(_prints.Last),
        ["high"] = DbnFacts.Price(_prints.High),
        ["low"] = DbnFacts.Price(_prints.Low),
        ["vwap"] = _prints.Vwap,
        ["max_size"] = (long)_prints.MaxSize,
        ["off_tick_0.25"] = _prints.OffQuarter,
    };

    private object?[] Level(BookLevel level) => [DbnFacts.Price(level.PriceTicks * priceUnit), level.Size, level.Orders];

    private bool TryTicks(in MboRecord record, out int ticks, out int size)
    {
        long quotient = priceUnit > 0 ? record.Price / priceUnit : 0;
        ticks = (int)quotient;
        size = (int)Math.Min(record.Size, int.MaxValue / 1024);
        bool isInside = record.Price != DbnFlags.NoPrice && ticks == quotient && ticks != int.MinValue;
        _outside += isInside ? 0 : 1;
        return isInside;
    }
}
