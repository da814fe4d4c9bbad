using System.Buffers.Binary;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>What the first records of a file tell, for files whose metadata tell less.</summary>
internal sealed class DbnFirstRecords
{
    /// <summary>Time of the first record, nanoseconds UTC; null when there is none.</summary>
    public long? FirstNs { get; private set; }

    /// <summary>Kinds of events.</summary>
    public EventKinds Kinds { get; private set; }

    /// <summary>Length of the first bar, in seconds; 0 when there are none.</summary>
    public int BarSeconds { get; private set; }

    /// <summary>Numbers of instruments, in the order met.</summary>
    public List<uint> Ids { get; } = [];

    /// <summary>Symbols of numbers, where records tell them.</summary>
    public Dictionary<uint, string> Names { get; } = [];

    /// <summary>Reads the first records.</summary>
    public static DbnFirstRecords Read(DbnFile file, int count)
    {
        DbnFirstRecords found = new();
        DbnBytes bytes = file.Bytes;
        bool isTold = file.Metadata.Mappings.Count > 0 && file.Metadata.Schema is not DbnSchema.Mixed;
        for (int i = 0; i < (isTold ? 1 : count); i++)
        {
            ReadOnlySpan<byte> record = bytes.Peek(DbnRecordType.MaxLength);
            if (record.Length < DbnRecordType.HeaderLength)
            {
                break;
            }

            int length = record[0] * 4;
            if (length > record.Length || length < DbnRecordType.HeaderLength || length < DbnRecordType.LeastLength(record[1]))
            {
                break;
            }

            found.Add(record[..length]);
            bytes.Take(length);
        }

        return found;
    }

    private void Add(ReadOnlySpan<byte> record)
    {
        byte type = record[1];
        uint id = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
        if (type == DbnRecordType.SymbolMapping)
        {
            // Version 1 has the symbols of both sides of 22 bytes; later ones of 71, each after its kind.
            bool isOld = record.Length < 176;
            Names[id] = DbnMetadataReader.Text(isOld ? record.Slice(38, 22) : record.Slice(89, 71));
            return;
        }

        EventKinds kinds = DbnStreams.KindsOf(type);
        if (kinds is EventKinds.None)
        {
            return;
        }

        // A file of several kinds is read for its bars only when it has nothing finer.
        Kinds = Kinds is EventKinds.None || Kinds is EventKinds.Bar ? kinds : kinds is EventKinds.Bar ? Kinds : Kinds | kinds;
        BarSeconds = kinds is EventKinds.Bar && BarSeconds == 0 ? DbnRecordType.BarSeconds(type) : BarSeconds;
        if (!Ids.Contains(id))
        {
            Ids.Add(id);
        }

        ulong time = BinaryPrimitives.ReadUInt64LittleEndian(record[Offset(type)..]);
        if (FirstNs is null && time <= long.MaxValue)
        {
            FirstNs = (long)time;
        }
    }

    private static int Offset(byte type) => type switch
    {
        DbnRecordType.Mbo => 40,
        DbnRecordType.OldOhlcv or (>= DbnRecordType.Ohlcv1S and <= DbnRecordType.OhlcvEod) => 8,
        _ => 32,
    };
}
