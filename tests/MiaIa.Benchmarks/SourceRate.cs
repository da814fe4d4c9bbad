using System.Diagnostics;
using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Benchmarks;

/// <summary>How fast a source reads a file: records of a known length a second, from the first to the last event.</summary>
internal static class SourceRate
{
    private const int Passes = 5;
    private const int HeadLength = 4096;

    /// <summary>Reads a file several times and prints each rate.</summary>
    /// <param name="source">What reads it.</param>
    /// <param name="path">The file.</param>
    /// <param name="records">Records in it.</param>
    public static void Print(ISource source, string path, long records)
    {
        byte[] head = new byte[HeadLength];
        using (FileStream file = File.OpenRead(path))
        {
            Array.Resize(ref head, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        }

        Instrument es = new(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false);
        Zones zones = new();
        MarketStream stream = source.Describe(path, head, zones)[0];
        MarketEvent[] buffer = new MarketEvent[1024];
        for (int pass = 0; pass < Passes; pass++)
        {
            Problems problems = new();
            using IEventReader reader = source.Open(stream, new StreamRequest(es, long.MinValue, long.MaxValue, zones, problems));
            long events = 0;
            long started = Stopwatch.GetTimestamp();
            while (!reader.IsEnded)
            {
                events += reader.Read(buffer);
            }

            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{records / seconds / 1e6:0.0} M records/s, {events / seconds / 1e6:0.0} M events/s, {events} events, {problems.Total} problems, {GC.GetTotalAllocatedBytes() >> 20} MiB allocated, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
        }
    }

    private sealed class Problems : IProblems
    {
        public long Total { get; private set; }

        public void Count(ProblemKind kind, string path, long place) => Total++;
    }

    private sealed class Zones : ITimeZones
    {
        public long ToUtcNs(string zone, long localNs) => localNs;
    }
}
