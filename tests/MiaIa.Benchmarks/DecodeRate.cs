using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Benchmarks;

/// <summary>How fast order-by-order records are read without and with a book, and how fast the book alone is.</summary>
internal static class DecodeRate
{
    private const int Passes = 5;
    private const int MostKept = 4_000_000;
    private const long NanosPerTick = 250_000_000;

    /// <summary>Reads a file several times and prints each rate.</summary>
    public static void Print(string path)
    {
        for (int pass = 0; pass < Passes; pass++)
        {
            long started = Stopwatch.GetTimestamp();
            long records = Decode(path, out long check);
            Say("decode", records, started, check);
        }

        MboRecord[] kept = Keep(path);
        for (int pass = 0; pass < Passes; pass++)
        {
            MarketByOrderBook book = new();
            long started = Stopwatch.GetTimestamp();
            Apply(book, kept);
            Say("book by order id", kept.Length, started, book.OrderCount);
        }
    }

    private static void Say(string what, long records, long started, long check) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {records / Stopwatch.GetElapsedTime(started).TotalSeconds / 1e6:0.0} M records/s ({records} records, check {check})"));

    private static long Decode(string path, out long check)
    {
        using DbnFile file = DbnFile.Open(path)!;
        DbnBytes bytes = file.Bytes;
        long records = 0;
        check = 0;
        while (bytes.Peek(DbnRecordType.MaxLength) is { IsEmpty: false } record)
        {
            ref readonly MboRecord r = ref MemoryMarshal.AsRef<MboRecord>(record);
            check += r.Price + r.Size + (long)r.OrderId + r.Action + (long)r.ReceivedNs;
            records++;
            bytes.Take(record[0] * 4);
        }

        return records;
    }

    private static MboRecord[] Keep(string path)
    {
        using DbnFile file = DbnFile.Open(path)!;
        MboRecord[] kept = new MboRecord[MostKept];
        int count = 0;
        while (count < kept.Length && file.Bytes.Peek(DbnRecordType.MaxLength) is { IsEmpty: false } record)
        {
            kept[count++] = MemoryMarshal.AsRef<MboRecord>(record);
            file.Bytes.Take(record[0] * 4);
        }

        return kept[..count];
    }

    private static void Apply(MarketByOrderBook book, MboRecord[] records)
    {
        foreach (ref readonly MboRecord r in records.AsSpan())
        {
            Sdk.Side side = r.Side == (byte)'B' ? Sdk.Side.Buy : Sdk.Side.Sell;
            switch (r.Action)
            {
                case (byte)'A':
                    book.Add(r.OrderId, side, (int)(r.Price / NanosPerTick), (int)r.Size);
                    break;
                case (byte)'M':
                    book.Modify(r.OrderId, side, (int)(r.Price / NanosPerTick), (int)r.Size);
                    break;
                case (byte)'C':
                    book.Cancel(r.OrderId, (int)r.Size);
                    break;
            }
        }
    }
}
