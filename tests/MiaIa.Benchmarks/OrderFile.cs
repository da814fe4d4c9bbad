using System.Buffers.Binary;
using System.Text;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>
/// Writes order-by-order records as a DBN file: orders arrive, change and go near one price, about 10,000 of them rest
/// at a time, and one record in 16 is a print. Numbers of no meaning, in the layout and the mixture of a real day.
/// </summary>
internal static class OrderFile
{
    private const int RecordLength = 56;
    private const int RestingOrders = 10_000;
    private const int MiddleTicks = 19_200;
    private const long NanosPerTick = 250_000_000;
    private const uint Instrument = 17_077;
    private const int Version1SymbolLength = 22;
    private const ulong Seed = 11;
    private const ulong FirstNs = 1_704_205_800_000_000_000; // 2024-01-02 14:30 UTC
    private const ulong StepNs = 1_000_000;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; a file that is there is overwritten.</param>
    /// <param name="count">Records, 1 or more.</param>
    public static void Write(string path, int count)
    {
        TestRandom random = new(Seed);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        file.Write(Metadata());
        (ulong Id, int Price, byte Side, int Size)[] resting = new (ulong, int, byte, int)[RestingOrders];
        byte[] record = new byte[RecordLength];
        ulong next = 1;
        for (int i = 0; i < count; i++)
        {
            int place = random.Next(0, RestingOrders - 1);
            ref (ulong Id, int Price, byte Side, int Size) order = ref resting[place];
            ulong time = FirstNs + ((ulong)i * StepNs);
            if (random.Next(0, 15) == 0)
            {
                byte aggressor = random.Chance(0.5) ? (byte)'B' : (byte)'A';
                int price = aggressor == (byte)'B' ? MiddleTicks + 1 : MiddleTicks;
                Put(record, time, (byte)'T', aggressor, 0, price, random.Next(1, 20), flags: 0x80);
            }
            else if (order.Id == 0)
            {
                byte side = random.Chance(0.5) ? (byte)'B' : (byte)'A';
                int distance = Math.Min(random.Next(0, 200), random.Next(0, 200)) / 8;
                order = (next++, side == (byte)'B' ? MiddleTicks - distance : MiddleTicks + 1 + distance, side, random.Next(1, 20));
                Put(record, time, (byte)'A', side, order.Id, order.Price, order.Size, flags: 0x80);
            }
            else if (random.Chance(0.3))
            {
                order.Size = random.Next(1, 20);
                Put(record, time, (byte)'M', order.Side, order.Id, order.Price, order.Size, flags: 0x80);
            }
            else
            {
                Put(record, time, (byte)'C', order.Side, order.Id, order.Price, order.Size, flags: 0x80);
                order = default;
            }

            file.Write(record);
        }
    }

    private static void Put(byte[] record, ulong time, byte action, byte side, ulong id, int ticks, int size, byte flags)
    {
        record[0] = RecordLength / 4;
        record[1] = 0xA0;
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), Instrument);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(8), time - 200);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(16), id);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), ticks * NanosPerTick);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(32), (uint)size);
        record[36] = flags;
        record[38] = action;
        record[39] = side;
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(40), time);
    }

    private static byte[] Metadata()
    {
        MemoryStream body = new();
        body.Write(Encoding.ASCII.GetBytes("GLBX.MDP3".PadRight(16, '\0')));
        Span<byte> numbers = stackalloc byte[34];
        numbers.Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(numbers[2..], FirstNs);
        numbers.Slice(10, 8).Fill(0xFF);
        body.Write(numbers);
        body.Write([1, 0, 0]);
        body.Write(new byte[100 - (int)body.Length + 4]);
        WriteCount(body, 1);
        body.Write(Name("ESH4"));
        WriteCount(body, 0);
        WriteCount(body, 0);
        WriteCount(body, 1);
        body.Write(Name("ESH4"));
        WriteCount(body, 1);
        WriteCount(body, 20240101);
        WriteCount(body, 20250101);
        body.Write(Name("17077"));
        byte[] head = new byte[8];
        "DBN\u0001"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)body.Length);
        return [.. head, .. body.ToArray()];
    }

    private static byte[] Name(string text) => Encoding.ASCII.GetBytes(text.PadRight(Version1SymbolLength, '\0'));

    private static void WriteCount(MemoryStream body, uint count)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, count);
        body.Write(bytes);
    }
}
