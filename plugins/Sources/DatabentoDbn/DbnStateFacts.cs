using System.Buffers.Binary;
using System.Globalization;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// What records tell that are no events of the market: definitions, statistics, changes of status and imbalances. Of each
/// instrument the last record of a kind counts, with how many there were.
/// </summary>
internal sealed class DbnStateFacts
{
    /// <summary>Instruments that are told one by one; of more the number is told.</summary>
    private const int InstrumentsShown = 100;

    private static readonly Dictionary<byte, string> Names = new()
    {
        [DbnRecordType.Definition] = "definitions",
        [DbnRecordType.Statistics] = "statistics",
        [DbnRecordType.Status] = "status",
        [DbnRecordType.Imbalance] = "imbalance",
    };

    private static readonly string[] StatisticNames =
    [
        "", "opening_price", "indicative_opening_price", "settlement_price", "session_low_price", "session_high_price", "cleared_volume",
        "lowest_offer", "highest_bid", "open_interest", "fixing_price", "close_price", "net_change", "vwap", "volatility", "delta",
    ];

    private readonly SortedDictionary<(byte Type, uint Id, int Kind), (long Count, byte[] Last)> _last = [];
    private readonly SortedDictionary<(byte Type, int Kind), long> _counts = [];

    /// <summary>Whether a kind of record is one of these.</summary>
    public static bool Takes(byte type) => Names.ContainsKey(type);

    /// <summary>Adds a record that is at least as long as its kind.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        byte type = record[1];
        uint id = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
        int kind = KindOf(record);
        _counts[(type, kind)] = _counts.GetValueOrDefault((type, kind)) + 1;

        // One entry for each statistic, but only the last state of an instrument.
        (byte, uint, int) key = (type, id, type == DbnRecordType.Statistics ? kind : 0);
        long count = _last.TryGetValue(key, out (long Count, byte[] Last) known) ? known.Count : 0;
        byte[] kept = known.Last?.Length == record.Length ? known.Last : new byte[record.Length];
        record.CopyTo(kept);
        _last[key] = (count + 1, kept);
    }

    /// <summary>Tells the facts; nothing of what the file has none of.</summary>
    public void AddTo(OrderedDictionary<string, object?> map)
    {
        foreach ((byte type, string name) in Names)
        {
            uint[] ids = [.. _last.Keys.Where(k => k.Type == type).Select(k => k.Id).Distinct()];
            if (ids.Length > 0)
            {
                map[name] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["by_kind"] = new OrderedDictionary<string, object?>(
                        _counts.Where(c => c.Key.Type == type).Select(c => KeyValuePair.Create(KindText(type, c.Key.Kind), (object?)c.Value)), StringComparer.Ordinal),
                    ["instruments"] = ids.Length > InstrumentsShown ? (long)ids.Length : new OrderedDictionary<string, object?>(
                        ids.Select(id => KeyValuePair.Create(id.ToString(CultureInfo.InvariantCulture), (object?)Text(type, id))), StringComparer.Ordinal),
                };
            }
        }
    }

    private object Text(byte type, uint id)
    {
        if (type != DbnRecordType.Statistics)
        {
            return DbnRecordText.Of(_last[(type, id, 0)].Last);
        }

        OrderedDictionary<string, object?> map = new(StringComparer.Ordinal);
        foreach (((byte Type, uint Id, int Kind) key, (long count, byte[] last)) in _last.Where(l => l.Key.Type == type && l.Key.Id == id))
        {
            IReadOnlyDictionary<string, object?> fields = DbnRecordText.Of(last);
            map[KindText(type, key.Kind)] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
            {
                ["count"] = count,
                ["price"] = fields["price"],
                ["quantity"] = fields["quantity"],
                ["ts_event"] = fields["ts_event"],
                ["ts_ref"] = fields["ts_ref"],
            };
        }

        return map;
    }

    private static int KindOf(ReadOnlySpan<byte> record) => record[1] switch
    {
        DbnRecordType.Definition => DbnDefinitionText.ClassOf(record),
        DbnRecordType.Statistics => BinaryPrimitives.ReadUInt16LittleEndian(record[(record.Length >= 80 ? 56 : 52)..]),
        DbnRecordType.Status => BinaryPrimitives.ReadUInt16LittleEndian(record[24..]),
        _ => record[104],
    };

    private static string KindText(byte type, int kind) => type switch
    {
        DbnRecordType.Statistics when kind > 0 && kind < StatisticNames.Length => StatisticNames[kind],
        DbnRecordType.Statistics or DbnRecordType.Status => kind.ToString(CultureInfo.InvariantCulture),
        _ => DbnRecordFacts.Letter((byte)kind),
    };
}
