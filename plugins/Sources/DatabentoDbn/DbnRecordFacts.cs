using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>What one reading of the records tells: counts, times, prints, bars, last quotes.</summary>
internal sealed class DbnRecordFacts(int recordsShown)
{
    private readonly long[] _byType = new long[256];
    private readonly SortedSet<int>[] _sizes = new SortedSet<int>[256];
    private readonly List<byte> _types = [];
    private readonly SortedDictionary<string, long> _byActionSide = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long> _actionSides = [];
    private readonly List<object?> _shown = [];
    private readonly DbnInstrumentFacts _instruments = new();
    private readonly DbnStateFacts _states = new();
    private ulong _firstNs = DbnFlags.NoTime;
    private ulong _lastNs = DbnFlags.NoTime;
    private long _truncatedAt = -1;

    /// <summary>Records.</summary>
    public long Count { get; private set; }

    /// <summary>Whether some are order by order.</summary>
    public bool HasOrders => _byType[DbnRecordType.Mbo] > 0;

    /// <summary>The largest price that divides all prices of orders, in units of 1e-9 points; 1 when there are none.</summary>
    public long PriceUnit { get; private set; }

    /// <summary>Reads all records.</summary>
    public void ReadAll(DbnBytes bytes)
    {
        while (true)
        {
            ReadOnlySpan<byte> record = bytes.Peek(DbnRecordType.MaxLength);
            if (record.IsEmpty)
            {
                break;
            }

            int length = record[0] * 4;
            if (record.Length < length || record.Length < DbnRecordType.HeaderLength)
            {
                _truncatedAt = bytes.Place;
                bytes.Take(record.Length);
                break;
            }

            if (length < DbnRecordType.HeaderLength)
            {
                throw bytes.Broken("A record claims to be shorter than its own header.");
            }

            Add(record[..length]);
            bytes.Take(length);
        }
    }

    /// <summary>Tells the facts.</summary>
    public void AddTo(OrderedDictionary<string, object?> map)
    {
        map["records"] = Count;
        map["records_by_rtype"] = Map(_types, type => _byType[type]);
        map["record_sizes"] = Map(_types, type => _sizes[type].ToArray());
        if (_actionSides.Count > 0)
        {
            foreach ((int key, long count) in _actionSides)
            {
                _byActionSide[$"{DbnNames.RecordType((byte)(key >> 16))}:{Letter((byte)(key >> 8))}{Letter((byte)key)}"] = count;
            }

            map["by_action_side"] = new OrderedDictionary<string, object?>(
                _byActionSide.Select(p => KeyValuePair.Create(p.Key, (object?)p.Value)), StringComparer.Ordinal);
        }

        map["first_ts_event"] = DbnFacts.Time(_firstNs);
        map["last_ts_event"] = DbnFacts.Time(_lastNs);
        _instruments.AddTo(map);
        _states.AddTo(map);
        if (Count <= recordsShown)
        {
            map["all_records"] = _shown;
        }

        if (_truncatedAt >= 0)
        {
            map["truncated_at_byte"] = _truncatedAt;
        }
    }

    /// <summary>A letter of a record, as text.</summary>
    public static string Letter(byte letter) => ((char)letter).ToString(CultureInfo.InvariantCulture);

    private static OrderedDictionary<string, object?> Map<T>(List<byte> types, Func<byte, T> value) =>
        new(types.Select(t => KeyValuePair.Create(DbnNames.RecordType(t), (object?)value(t))), StringComparer.Ordinal);

    private void Add(ReadOnlySpan<byte> record)
    {
        byte type = record[1];
        if (_byType[type]++ == 0)
        {
            _types.Add(type);
            _sizes[type] = [];
        }

        _sizes[type].Add(record.Length);
        ulong time = BinaryPrimitives.ReadUInt64LittleEndian(record[8..]);
        _firstNs = Count == 0 ? time : _firstNs;
        _lastNs = time;
        Count++;
        if (record.Length < DbnRecordType.LeastLength(type))
        {
            return;
        }

        if (Count <= recordsShown)
        {
            _shown.Add(DbnRecordText.Of(record));
        }

        if (type == DbnRecordType.Mbo)
        {
            long price = MemoryMarshal.AsRef<MboRecord>(record).Price;
            PriceUnit = price == DbnFlags.NoPrice ? PriceUnit : Divisor(PriceUnit, price);
        }
        else if (type is DbnRecordType.Trades or DbnRecordType.Mbp1 or DbnRecordType.Mbp10)
        {
            ref readonly TradeRecord r = ref MemoryMarshal.AsRef<TradeRecord>(record);
            CollectionsMarshal.GetValueRefOrAddDefault(_actionSides, (type << 16) | (r.Action << 8) | r.Side, out _)++;
            _instruments.Add(in r);
        }

        if (type is DbnRecordType.Mbp10)
        {
            _instruments.AddLevels(BinaryPrimitives.ReadUInt32LittleEndian(record[4..]), record[48..368]);
        }
        else if (DbnStateFacts.Takes(type))
        {
            _states.Add(record);
        }
        else if (type is DbnRecordType.Mbp1 or DbnRecordType.Bbo1S or DbnRecordType.Bbo1M)
        {
            _instruments.AddLevel(
                MemoryMarshal.AsRef<TradeRecord>(record).InstrumentId, in MemoryMarshal.AsRef<LevelRecord>(record[48..]));
        }
        else if (DbnStreams.KindsOf(type) is Sdk.EventKinds.Bar)
        {
            _instruments.Add(in MemoryMarshal.AsRef<BarRecord>(record));
        }
    }

    /// <summary>Euclid's; prices repeat, so that one division is the rule.</summary>
    private static long Divisor(long unit, long price)
    {
        if (unit == 0 || price == 0)
        {
            return unit == 0 ? Math.Abs(price) : unit;
        }

        while (price % unit != 0)
        {
            (unit, price) = (Math.Abs(price % unit), unit);
        }

        return unit;
    }
}
