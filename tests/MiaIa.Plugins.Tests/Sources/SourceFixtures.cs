using System.IO.Compression;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The machine's zones: what the host's are compared with.</summary>
internal sealed class MachineZones : ITimeZones
{
    public long ToUtcNs(string zone, long localNs)
    {
        TimeZoneInfo info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return localNs - (info.GetUtcOffset(new DateTime(1970, 1, 1).AddTicks(localNs / 100)).Ticks * 100);
    }
}

/// <summary>Takes local times for UTC: for tests of what a source itself allocates.</summary>
internal sealed class UtcZones : ITimeZones
{
    public long ToUtcNs(string zone, long localNs) => localNs;
}

/// <summary>Counts problems as <c>kind@place</c>.</summary>
internal sealed class CountedProblems : IProblems
{
    public List<string> All { get; } = [];

    public void Count(ProblemKind kind, string path, long place) => All.Add($"{kind}@{place}");
}

/// <summary>Packed files in a temporary folder.</summary>
internal static class PackedFiles
{
    public static string Zip(this TemporaryFolder folder, string name, params (string Entry, string Text)[] entries) =>
        folder.Zip(name, CompressionLevel.Optimal, entries);

    public static string Zip(
        this TemporaryFolder folder, string name, CompressionLevel level, params (string Entry, string Text)[] entries)
    {
        string path = folder.Make(name);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string entry, string text) in entries)
        {
            using Stream stream = zip.CreateEntry(entry, level).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }

        return path;
    }

    public static string GZip(this TemporaryFolder folder, string name, string text)
    {
        string path = folder.Make(name);
        using GZipStream stream = new(File.Create(path), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return path;
    }
}

/// <summary>Reads streams as the host does.</summary>
internal static class SourceRuns
{
    public static readonly Instrument Es = new(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false);

    public static readonly Instrument Spx = new(1, "SPX", 0.01m, 0, 0, IsIndex: true);

    public static IReadOnlyList<MarketStream> Describe(this ISource source, string path)
    {
        byte[] head = new byte[4096];
        using FileStream file = File.OpenRead(path);
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return source.Describe(path, head.AsSpan(0, read), new MachineZones());
    }

    public static IReadOnlyList<MarketEvent> ReadAll(
        this ISource source,
        MarketStream stream,
        Instrument? instrument = null,
        IProblems? problems = null,
        long fromNs = long.MinValue,
        long toNs = long.MaxValue,
        int block = 512)
    {
        StreamRequest request = new(
            instrument ?? Es, fromNs, toNs, new MachineZones(), problems ?? new CountedProblems());
        using IEventReader reader = source.Open(stream, request);
        return Readers.ReadAll(reader, block);
    }

    /// <summary>Bytes that reading so many rows allocates, once the first block is read.</summary>
    public static long BytesOfReading(Func<IEventReader> open, int rows)
    {
        MarketEvent[] buffer = new MarketEvent[512];
        IEventReader? reader = null;
        int left = 0;
        long bytes = Allocations.Of(() =>
        {
            reader?.Dispose();
            reader = open();
            reader.Read(buffer);
            left = rows;
            return () =>
            {
                while (left > 0 && !reader.IsEnded)
                {
                    left -= reader.Read(buffer.AsSpan(0, Math.Min(buffer.Length, left)));
                }
            };
        });
        reader?.Dispose();
        left.Should().Be(0, "the file has as many rows");
        return bytes;
    }
}
