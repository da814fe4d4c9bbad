using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of a tick export, in order of sequence.</summary>
internal sealed class SierraTickFacts
{
    private const long NsPerMicrosecond = 1_000;
    private const long NsPerDay = 86_400_000_000_000;

    private readonly List<Print> _prints = [];
    private long _unreadable;
    private bool _isInOrder = true;

    /// <summary>Reads the rows after the header.</summary>
    public static IReadOnlyDictionary<string, object?> Read(string path, SierraHeader header, TextLines lines)
    {
        SierraTickFacts facts = new();
        SierraTickColumns columns = new(header);
        Span<int> sizes = stackalloc int[2 * SierraTickColumns.MaxLevels];
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (columns.Read(line, lines.Number, grid: null, out SierraTickRow row, sizes) is not null)
            {
                facts._unreadable++;
                continue;
            }

            facts.Add(row, SierraFacts.Number(columns.Numbers, columns.Price));
        }

        return facts.ToMap(path, header, columns);
    }

    private void Add(SierraTickRow row, decimal price)
    {
        _isInOrder &= _prints.Count == 0 || row.Sequence > _prints[^1].Sequence;
        _prints.Add(new Print(row.TimeNs, row.Sequence, price, row.Trade.Size, row.Trade.Aggressor));
    }

    private OrderedDictionary<string, object?> ToMap(string path, SierraHeader header, SierraTickColumns columns)
    {
        Print[] prints = [.. _prints.OrderBy(p => p.Sequence)];
        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal)
        {
            ["sha256"] = SierraFile.Hash(path),
            ["columns"] = header.Columns.Count,
            ["dom_levels"] = columns.FileLevels,
            ["rows"] = prints.Length,
            ["file_already_in_sequence_order"] = _isInOrder,
            ["time_zone"] = "UTC",
        };
        if (prints.Length > 0)
        {
            AddPrints(map, prints);
        }

        if (_unreadable > 0)
        {
            map["unreadable_rows"] = _unreadable;
        }

        return map;
    }

    private static void AddPrints(OrderedDictionary<string, object?> map, Print[] prints)
    {
        long volume = prints.Sum(p => (long)p.Size);
        long sold = prints.Where(p => p.Aggressor is Side.Sell).Sum(p => (long)p.Size);
        long bought = prints.Where(p => p.Aggressor is Side.Buy).Sum(p => (long)p.Size);
        (decimal Price, long Volume)[] byPrice =
            [.. prints.GroupBy(p => p.Price).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(p => (long)p.Size)))];
        (decimal Price, long Volume) most = byPrice.MaxBy(level => level.Volume);
        OrderedDictionary<string, object?> profile = new(StringComparer.Ordinal);
        foreach ((decimal price, long traded) in byPrice)
        {
            profile[price.ToString("0.0#######", CultureInfo.InvariantCulture)] = traded;
        }

        map["first_time_us_of_day"] = MicrosecondOfDay(prints[0]);
        map["last_time_us_of_day"] = MicrosecondOfDay(prints[^1]);
        map["first_price"] = prints[0].Price;
        map["last_price"] = prints[^1].Price;
        map["high"] = prints.Max(p => p.Price);
        map["low"] = prints.Min(p => p.Price);
        map["volume"] = volume;
        map["sell_aggressor_volume(TradeType 1)"] = sold;
        map["buy_aggressor_volume(TradeType 2)"] = bought;
        map["delta"] = bought - sold;
        map["sell_count"] = prints.Count(p => p.Aggressor is Side.Sell);
        map["buy_count"] = prints.Count(p => p.Aggressor is Side.Buy);
        map["vwap"] = volume == 0 ? null : prints.Sum(p => p.Price * p.Size) / volume;
        map["poc"] = most.Price;
        map["poc_volume"] = most.Volume;
        map["volume_by_price"] = profile;
        map["max_size"] = prints.Max(p => p.Size);
    }

    private static long MicrosecondOfDay(Print print) => print.TimeNs % NsPerDay / NsPerMicrosecond;

    private readonly record struct Print(long TimeNs, long Sequence, decimal Price, int Size, Side Aggressor);
}
