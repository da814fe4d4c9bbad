using System.Runtime.InteropServices;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>
/// Writes binary files of Sierra Chart with a random walk: numbers of no meaning, in the layout of FORMATS.md sections 3 and 4.
/// </summary>
internal static class SierraFiles
{
    private const int ScidHeader = 56;
    private const int ScidRecord = 40;
    private const int DepthHeader = 64;
    private const int DepthRecord = 24;
    private const long StartMicroseconds = 3_912_706_800_000_000; // 2023-12-25 23:00 UTC, since 1899-12-30
    private const int FirstTicks = 19_200;
    private const int LeastTicks = 4_000;
    private const float TickPoints = 0.25f;
    private const int Reach = 10;
    private const int RecordsPerWrite = 16_384;
    private const ulong Seed = 11;

    /// <summary>Writes prints: one in four changes the price, and the quote with it.</summary>
    public static void WriteScid(string path, int count)
    {
        TestRandom random = new(Seed);
        int ticks = FirstTicks;
        long time = StartMicroseconds;
        Write(path, "SCID"u8, ScidHeader, ScidRecord, count, record =>
        {
            ulong bits = random.NextBits();
            time += (long)(bits & 0x3FF);
            ticks = Math.Max(LeastTicks, ticks + ((bits >> 10) & 7) switch { 0 => -1, 1 => 1, _ => 0 });
            bool isBought = (bits & 0x1_0000) != 0;
            uint size = 1 + (uint)((bits >> 17) & 7);
            MemoryMarshal.Write(record, time);
            MemoryMarshal.Write(record[8..], 0f);
            MemoryMarshal.Write(record[12..], (ticks + 1) * TickPoints);
            MemoryMarshal.Write(record[16..], ticks * TickPoints);
            MemoryMarshal.Write(record[20..], (isBought ? ticks + 1 : ticks) * TickPoints);
            MemoryMarshal.Write(record[24..], 1u);
            MemoryMarshal.Write(record[28..], size);
            MemoryMarshal.Write(record[32..], isBought ? 0 : size);
            MemoryMarshal.Write(record[36..], isBought ? size : 0);
        });
    }

    /// <summary>Writes changes of levels near the best price, each a batch of its own.</summary>
    public static void WriteDepth(string path, int count)
    {
        TestRandom random = new(Seed);
        long time = StartMicroseconds;
        Write(path, "SCDD"u8, DepthHeader, DepthRecord, count, record =>
        {
            ulong bits = random.NextBits();
            time += (long)(bits & 0x3FF);
            bool isBid = (bits & 0x400) != 0;
            int distance = 1 + (int)((bits >> 11) % Reach);
            record.Clear();
            MemoryMarshal.Write(record, time);
            record[8] = (byte)(isBid ? 4 : 5);
            record[9] = 1;
            record[10] = (byte)(1 + ((bits >> 32) & 0x1F));
            MemoryMarshal.Write(record[12..], (FirstTicks + (isBid ? -distance : distance)) * TickPoints);
            MemoryMarshal.Write(record[16..], 1 + (uint)((bits >> 40) & 0xFF));
        });
    }

    private delegate void RecordWriter(Span<byte> record);

    private static void Write(
        string path, ReadOnlySpan<byte> magic, int headerSize, int recordSize, int count, RecordWriter writeRecord)
    {
        byte[] header = new byte[headerSize];
        magic.CopyTo(header);
        MemoryMarshal.Write(header.AsSpan(4), headerSize);
        MemoryMarshal.Write(header.AsSpan(8), recordSize);
        header[12] = 1;
        using FileStream file = File.Create(path);
        file.Write(header);
        byte[] block = new byte[RecordsPerWrite * recordSize];
        for (int written = 0; written < count;)
        {
            int records = Math.Min(RecordsPerWrite, count - written);
            for (int i = 0; i < records; i++)
            {
                writeRecord(block.AsSpan(i * recordSize, recordSize));
            }

            file.Write(block, 0, records * recordSize);
            written += records;
        }
    }
}
