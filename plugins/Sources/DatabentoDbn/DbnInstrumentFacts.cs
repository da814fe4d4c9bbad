using System.Globalization;
using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of each instrument of a file: prints, bars, the last quote.</summary>
internal sealed class DbnInstrumentFacts
{
    private readonly SortedDictionary<uint, PrintFacts> _prints = [];
    private readonly SortedDictionary<uint, LevelRecord> _last = [];
    private readonly SortedDictionary<uint, BarTotals> _bars = [];
    private readonly SortedDictionary<uint, byte[]> _books = [];
    private readonly TradeMinutes _minutes = new();

    /// <summary>Adds a record that may be a print.</summary>
    public void Add(in TradeRecord record)
    {
        if (record.Action != (byte)'T')
        {
            return;
        }

        if (!_prints.TryGetValue(record.InstrumentId, out PrintFacts? facts))
        {
            _prints[record.InstrumentId] = facts = new PrintFacts();
        }

        facts.Add(record.Price, record.Size, record.Side, record.EventNs);
        _minutes.Add(record.InstrumentId, record.EventNs, record.Price, record.Size, record.Side);
    }

    /// <summary>Adds the best level.</summary>
    public void AddLevel(uint id, in LevelRecord level) => _last[id] = level;

    /// <summary>Adds all levels of both sides.</summary>
    public void AddLevels(uint id, ReadOnlySpan<byte> levels)
    {
        if (!_books.TryGetValue(id, out byte[]? kept))
        {
            _books[id] = kept = new byte[levels.Length];
        }

        levels.CopyTo(kept);
        _last[id] = MemoryMarshal.AsRef<LevelRecord>(levels);
    }

    /// <summary>Adds a bar.</summary>
    public void Add(in BarRecord record)
    {
        BarTotals totals = _bars.TryGetValue(record.InstrumentId, out BarTotals known)
            ? known
            : new BarTotals(0, record.StartNs, record.StartNs, record.Open, record.High, record.Low, record.Close, 0);
        _bars[record.InstrumentId] = totals with
        {
            Count = totals.Count + 1,
            LastNs = record.StartNs,
            High = Math.Max(totals.High, record.High),
            Low = Math.Min(totals.Low, record.Low),
            Close = record.Close,
            Volume = totals.Volume + record.Volume,
        };
    }

    /// <summary>Tells the facts; nothing of what the file has none of.</summary>
    public void AddTo(OrderedDictionary<string, object?> map)
    {
        Add(map, "ohlcv", _bars, BarsText);
        Add(map, "trades", _prints, TradesText);
        Add(map, "final_top_of_book", _last, LevelText);
        Add(map, "final_book", _books, BookText);
        _minutes.AddTo(map);
    }

    private static void Add<T>(
        OrderedDictionary<string, object?> map, string name, SortedDictionary<uint, T> facts, Func<T, object?> text)
    {
        if (facts.Count > 0)
        {
            map[name] = new OrderedDictionary<string, object?>(
                facts.Select(p => KeyValuePair.Create(p.Key.ToString(CultureInfo.InvariantCulture), text(p.Value))), StringComparer.Ordinal);
        }
    }

    private static OrderedDictionary<string, object?> BarsText(BarTotals bars) => new(StringComparer.Ordinal)
    {
        ["bars"] = bars.Count,
        ["first_ts"] = DbnFacts.Time(bars.FirstNs),
        ["last_ts"] = DbnFacts.Time(bars.LastNs),
        ["open"] = DbnFacts.Price(bars.Open),
        ["high"] = DbnFacts.Price(bars.High),
        ["low"] = DbnFacts.Price(bars.Low),
        ["close"] = DbnFacts.Price(bars.Close),
        ["volume"] = bars.Volume,
    };

    private static OrderedDictionary<string, object?> TradesText(PrintFacts prints) => new(StringComparer.Ordinal)
    {
        ["count"] = prints.Count,
        ["volume"] = prints.Volume,
        ["buy_volume"] = prints.BuyVolume,
        ["sell_volume"] = prints.SellVolume,
        ["none_volume"] = prints.Volume - prints.BuyVolume - prints.SellVolume,
        ["first_price"] = DbnFacts.Price(prints.First.Price),
        ["last_price"] = DbnFacts.Price(prints.Last.Price),
        ["high"] = DbnFacts.Price(prints.High),
        ["low"] = DbnFacts.Price(prints.Low),
        ["vwap"] = prints.Vwap,
        ["first_ts_event"] = DbnFacts.Time(prints.First.EventNs),
        ["last_ts_event"] = DbnFacts.Time(prints.Last.EventNs),
    };

    private static OrderedDictionary<string, object?> LevelText(LevelRecord level) => new(StringComparer.Ordinal)
    {
        ["bid_px"] = DbnFacts.Price(level.BidPrice),
        ["bid_sz"] = (long)level.BidSize,
        ["bid_ct"] = (long)level.BidOrders,
        ["ask_px"] = DbnFacts.Price(level.AskPrice),
        ["ask_sz"] = (long)level.AskSize,
        ["ask_ct"] = (long)level.AskOrders,
    };

    // As the book of orders is told: from the best level on, [price, contracts, orders], without levels that are not there.
    private static OrderedDictionary<string, object?> BookText(byte[] book)
    {
        LevelRecord[] levels = MemoryMarshal.Cast<byte, LevelRecord>(book).ToArray();
        return new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["bids"] = levels.Where(l => l.BidPrice != DbnFlags.NoPrice && l.BidSize > 0)
                .Select(l => new object?[] { DbnFacts.Price(l.BidPrice), (long)l.BidSize, (long)l.BidOrders }).ToArray(),
            ["asks"] = levels.Where(l => l.AskPrice != DbnFlags.NoPrice && l.AskSize > 0)
                .Select(l => new object?[] { DbnFacts.Price(l.AskPrice), (long)l.AskSize, (long)l.AskOrders }).ToArray(),
        };
    }

    private readonly record struct BarTotals(
        long Count, ulong FirstNs, ulong LastNs, long Open, long High, long Low, long Close, decimal Volume);
}
