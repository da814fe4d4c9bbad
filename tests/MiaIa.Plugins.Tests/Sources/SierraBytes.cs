using System.Buffers.Binary;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Writes the binary files of Sierra Chart, byte by byte as FORMATS.md sections 3 and 4 describe them.</summary>
internal sealed class SierraBytes
{
    public const uint FirstPiece = 0xFD709EF9;
    public const uint LastPiece = 0xFD709F01;
    private const long UnixDays = 25_569;
    private const long MicrosecondsPerDay = 86_400_000_000;

    private readonly int _recordSize;
    private readonly bool _inDays;
    private readonly MemoryStream _bytes = new();

    private SierraBytes(string magic, int headerSize, int least, int recordSize, bool inDays)
    {
        _recordSize = recordSize;
        _inDays = inDays;
        byte[] header = new byte[headerSize];
        System.Text.Encoding.ASCII.GetBytes(magic).CopyTo(header, 0);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), headerSize);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), recordSize);
        header[12] = 1;
        recordSize.Should().BeGreaterThanOrEqualTo(least);
        _bytes.Write(header);
    }

    /// <summary>An intraday file; times are days as a double when asked for.</summary>
    public static SierraBytes Scid(int headerSize = 56, int recordSize = 40, bool inDays = false) =>
        new("SCID", headerSize, 40, recordSize, inDays);

    public static SierraBytes Depth(int headerSize = 64, int recordSize = 24) => new("SCDD", headerSize, 24, recordSize, false);

    /// <summary>A print. Times are nanoseconds since 1970, as in <c>EventTimes</c>.</summary>
    public SierraBytes Print(
        long ns, float price, uint sold, uint bought, float bid = 4800, float ask = 4800.25f, uint marker = 0, uint? size = null) =>
        Record(ns, BitConverter.UInt32BitsToSingle(marker), ask, bid, price, 1, size ?? (sold + bought), sold, bought);

    public SierraBytes Bar(
        long ns, float open, float high, float low, float close, uint volume, uint sold = 0, uint bought = 0, uint trades = 0) =>
        Record(ns, open, high, low, close, trades, volume, sold, bought);

    public SierraBytes Level(long ns, byte command, float price, uint size, ushort orders = 1, bool isLast = true)
    {
        byte[] record = new byte[_recordSize];
        BinaryPrimitives.WriteInt64LittleEndian(record, Stored(ns));
        record[8] = command;
        record[9] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(10), orders);
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(12), price);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(16), size);
        _bytes.Write(record);
        return this;
    }

    /// <summary>Bytes that are no whole record.</summary>
    public SierraBytes Rest(int bytes)
    {
        _bytes.Write(new byte[bytes]);
        return this;
    }

    public byte[] ToArray() => _bytes.ToArray();

    public string WriteTo(string path)
    {
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    private SierraBytes Record(
        long ns, float open, float high, float low, float close, uint trades, uint volume, uint sold, uint bought)
    {
        byte[] record = new byte[_recordSize];
        BinaryPrimitives.WriteInt64LittleEndian(record, Stored(ns));
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(8), open);
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(12), high);
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(16), low);
        BinaryPrimitives.WriteSingleLittleEndian(record.AsSpan(20), close);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(24), trades);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(28), volume);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(32), sold);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(36), bought);
        _bytes.Write(record);
        return this;
    }

    private long Stored(long ns)
    {
        long microseconds = (ns / 1000) + (UnixDays * MicrosecondsPerDay);
        return _inDays ? BitConverter.DoubleToInt64Bits(microseconds / (double)MicrosecondsPerDay) : microseconds;
    }
}
