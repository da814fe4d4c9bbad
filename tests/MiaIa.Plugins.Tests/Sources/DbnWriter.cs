using System.Buffers.Binary;
using System.Text;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Writes DBN files by the published layout, for tests.</summary>
internal sealed class DbnWriter
{
    public const long Points = 1_000_000_000;

    private readonly MemoryStream _bytes = new();

    public DbnWriter(int version, ushort schema, ulong start, params (string Symbol, uint Id)[] symbols)
    {
        int symbolLength = version == 1 ? 22 : 71;
        MemoryStream body = new();
        Write(body, Encoding.ASCII.GetBytes("GLBX.MDP3".PadRight(16, '\0')));
        U16(body, schema);
        U64(body, start);
        U64(body, ulong.MaxValue);
        U64(body, 0);
        if (version == 1)
        {
            U64(body, 0);
        }

        body.WriteByte(1);
        body.WriteByte(0);
        body.WriteByte(0);
        if (version > 1)
        {
            U16(body, (ushort)symbolLength);
        }

        Write(body, new byte[100 - body.Length]);
        U32(body, 0);
        U32(body, (uint)symbols.Length);
        foreach ((string symbol, _) in symbols)
        {
            Text(body, symbol, symbolLength);
        }

        U32(body, 0);
        U32(body, 0);
        U32(body, (uint)symbols.Length);
        foreach ((string symbol, uint id) in symbols)
        {
            Text(body, symbol, symbolLength);
            U32(body, 1);
            U32(body, 20200101);
            U32(body, 20300101);
            Text(body, id.ToString(System.Globalization.CultureInfo.InvariantCulture), symbolLength);
        }

        while (version == 3 && body.Length % 8 != 0)
        {
            body.WriteByte(0);
        }

        Write(_bytes, "DBN"u8.ToArray());
        _bytes.WriteByte((byte)version);
        U32(_bytes, (uint)body.Length);
        Write(_bytes, body.ToArray());
    }

    public byte[] ToArray() => _bytes.ToArray();

    public void Save(string path) => File.WriteAllBytes(path, ToArray());

    public DbnWriter Mbo(uint id, ulong time, char action, char side, ulong order, long price, uint size, byte flags)
    {
        Header(56, 0xA0, id, time);
        U64(_bytes, order);
        U64(_bytes, (ulong)price);
        U32(_bytes, size);
        Write(_bytes, [flags, 0, (byte)action, (byte)side]);
        U64(_bytes, time);
        U32(_bytes, 0);
        U32(_bytes, 7);
        return this;
    }

    public DbnWriter Mbp(
        byte type, uint id, ulong time, char action, char side, long price, uint size, byte flags, params (long Bid, uint BidSize, uint BidOrders, long Ask, uint AskSize, uint AskOrders)[] levels)
    {
        Header(48 + (32 * levels.Length), type, id, time);
        U64(_bytes, (ulong)price);
        U32(_bytes, size);
        Write(_bytes, [(byte)action, (byte)side, flags, 0]);
        U64(_bytes, time);
        U32(_bytes, 0);
        U32(_bytes, 7);
        foreach ((long bid, uint bidSize, uint bidOrders, long ask, uint askSize, uint askOrders) in levels)
        {
            U64(_bytes, (ulong)bid);
            U64(_bytes, (ulong)ask);
            U32(_bytes, bidSize);
            U32(_bytes, askSize);
            U32(_bytes, bidOrders);
            U32(_bytes, askOrders);
        }

        return this;
    }

    public DbnWriter Bar(byte type, uint id, ulong start, long open, long high, long low, long close, ulong volume)
    {
        Header(56, type, id, start);
        foreach (long value in new[] { open, high, low, close, (long)volume })
        {
            U64(_bytes, (ulong)value);
        }

        return this;
    }

    public DbnWriter Raw(params byte[] bytes)
    {
        Write(_bytes, bytes);
        return this;
    }

    private static void Write(MemoryStream to, byte[] bytes) => to.Write(bytes);

    private static void Text(MemoryStream to, string text, int length) =>
        Write(to, Encoding.ASCII.GetBytes(text.PadRight(length, '\0')));

    private static void U16(MemoryStream to, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private static void U32(MemoryStream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private static void U64(MemoryStream to, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private void Header(int length, byte type, uint id, ulong time)
    {
        Write(_bytes, [(byte)(length / 4), type]);
        U16(_bytes, 1);
        U32(_bytes, id);
        U64(_bytes, time);
    }
}
