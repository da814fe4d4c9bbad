using System.Globalization;
using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>The facts of order-by-order records, with the book of each instrument rebuilt.</summary>
/// <param name="priceUnit">The price that divides all prices, in units of 1e-9 points.</param>
internal sealed class MboFacts(long priceUnit)
{
    private readonly Dictionary<int, long> _byAction = [];
    private readonly Dictionary<int, long> _byActionSide = [];
    private readonly long[] _byFlags = new long[256];
    private readonly SortedDictionary<uint, MboInstrumentFacts> _instruments = [];
    private readonly TradeMinutes _minutes = new();
    private readonly SortedDictionary<string, long> _anomalies = new(StringComparer.Ordinal);
    private ulong _firstNs = DbnFlags.NoTime;
    private ulong _lastNs = DbnFlags.NoTime;
    private long _snapshot;
    private long _events;

    /// <summary>Reads all records.</summary>
    public void ReadAll(DbnBytes bytes)
    {
        while (true)
        {
            ReadOnlySpan<byte> record = bytes.Peek(DbnRecordType.MaxLength);
            int length = record.IsEmpty ? 0 : record[0] * 4;
            if (length < DbnRecordType.HeaderLength || length > record.Length)
            {
                return;
            }

            if (record[1] == DbnRecordType.Mbo && length >= DbnRecordType.LeastLength(DbnRecordType.Mbo))
            {
                Add(in MemoryMarshal.AsRef<MboRecord>(record));
            }

            bytes.Take(length);
        }
    }

    /// <summary>Tells the facts.</summary>
    public void AddTo(OrderedDictionary<string, object?> map)
    {
        foreach (MboInstrumentFacts facts in _instruments.Values)
        {
            facts.AddAnomalies(_anomalies);
        }

        map["mbo"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["by_action"] = Counts(_byAction, k => DbnRecordFacts.Letter((byte)k)),
            ["by_action_side"] = Counts(_byActionSide, k => DbnRecordFacts.Letter((byte)(k >> 8)) + DbnRecordFacts.Letter((byte)k)),
            ["by_flags"] = new OrderedDictionary<string, object?>(
                Enumerable.Range(0, 256).Where(f => _byFlags[f] > 0).Select(f =>
                    KeyValuePair.Create(f.ToString(CultureInfo.InvariantCulture), (object?)_byFlags[f])), StringComparer.Ordinal),
            ["snapshot_flag_records"] = _snapshot,
            ["first_ts_recv"] = DbnFacts.Time(_firstNs),
            ["last_ts_recv"] = DbnFacts.Time(_lastNs),
            ["events_with_F_LAST"] = _events,
            ["anomalies"] = new OrderedDictionary<string, object?>(
                _anomalies.Select(a => KeyValuePair.Create(a.Key, (object?)a.Value)), StringComparer.Ordinal),
            ["instruments"] = new OrderedDictionary<string, object?>(
                _instruments.Select(i => KeyValuePair.Create(i.Key.ToString(CultureInfo.InvariantCulture), (object?)i.Value.ToMap())), StringComparer.Ordinal),
        };
        _minutes.AddTo(map);
    }

    private static OrderedDictionary<string, object?> Counts(Dictionary<int, long> counts, Func<int, string> name) => new(
        counts.OrderBy(c => c.Key).Select(c => KeyValuePair.Create(name(c.Key), (object?)c.Value)), StringComparer.Ordinal);

    private void Add(in MboRecord record)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_byAction, record.Action, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(_byActionSide, (record.Action << 8) | record.Side, out _)++;
        _byFlags[record.Flags]++;
        _snapshot += (record.Flags & DbnFlags.Snapshot) != 0 ? 1 : 0;
        _events += (record.Flags & DbnFlags.Last) != 0 ? 1 : 0;
        _firstNs = _firstNs == DbnFlags.NoTime ? record.ReceivedNs : _firstNs;
        _lastNs = record.ReceivedNs;
        if (!_instruments.TryGetValue(record.InstrumentId, out MboInstrumentFacts? facts))
        {
            _instruments[record.InstrumentId] = facts = new MboInstrumentFacts(priceUnit);
        }

        facts.Add(in record);
        if (record.Action == (byte)'T')
        {
            _minutes.Add(record.InstrumentId, record.EventNs, record.Price, record.Size, record.Side);
        }
    }
}
