using System.Diagnostics;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>
/// Files of every format with bytes changed by chance, and cut at every place that matters: each is read, counted or refused
/// with its place; nothing else is thrown, takes a second, or 64 MB beyond the length of the file.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int SampledCases = 150;
    private const int AllCases = 10_000;
    private const long MostBytes = 64L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    private static readonly int Cases = Environment.GetEnvironmentVariable("MIA_FULL") is "1" ? AllCases : SampledCases;

    private readonly TemporaryFolder _folder = new();

    private readonly ISource[] _sources =
    [
        new DatabentoDbn(new DatabentoDbnOptions()), new LeanZip(), new SierraText(new SierraTextOptions()), new CboeChain(),
        new SierraScid(new SierraScidOptions()), new SierraDepth(new SierraDepthOptions()),
        new DailyCsv(new DailyCsvOptions()), new NewsCsv(new NewsCsvOptions()), new LevelsCsv(new LevelsCsvOptions()), new Csv(new CsvOptions()),
    ];

    public static TheoryData<string> Formats => [.. Samples.Formats];

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [MemberData(nameof(Formats))]
    public void ChangedBytes_AreReadCountedOrRefused(string format)
    {
        IReadOnlyList<(string Name, byte[] Bytes)> samples = Samples.Of(format);
        int readable = 0;
        for (int i = 0; i < Cases; i++)
        {
            TestRandom random = new((ulong)i);
            (string name, byte[] bytes) = samples[i % samples.Count];
            byte[] damaged = Damage(bytes, random);
            readable += Read(name, damaged, $"format {format}, seed {i}, sample {name}") ? 1 : 0;
        }

        readable.Should().BePositive("some damage leaves a file that can be read");
    }

    [RealDataTheory]
    [InlineData("dbn")]
    [InlineData("dbn-zst")]
    [InlineData("dbz")]
    [InlineData("fragment")]
    public void CutFiles_AreReadCountedOrRefused(string format)
    {
        foreach ((string name, byte[] bytes) in Samples.Of(format))
        {
            // Every record begins at a multiple of four bytes after the metadata: all places cover every boundary and one more or less.
            int step = Cases == AllCases || bytes.Length < 600 ? 1 : 7;
            for (int length = 0; length < bytes.Length; length += step)
            {
                Read(name, bytes[..length], $"{name} cut at {length}");
            }
        }
    }

    private static byte[] Damage(byte[] bytes, TestRandom random)
    {
        byte[] damaged = [.. bytes];
        int changes = random.Next(1, 12);
        for (int i = 0; i < changes; i++)
        {
            // Half of the damage goes to the beginning, where headers and lengths stand.
            int place = random.Chance(0.5) ? random.Next(0, Math.Min(damaged.Length, 160) - 1) : random.Next(0, damaged.Length - 1);
            damaged[place] = random.Next(0, 3) switch
            {
                0 => 0,
                1 => 0xFF,
                2 => (byte)(damaged[place] ^ (1 << random.Next(0, 7))),
                _ => (byte)random.Next(0, 255),
            };
        }

        return random.Chance(0.1) ? damaged[..random.Next(0, damaged.Length)] : damaged;
    }

    private bool Read(string name, byte[] bytes, string what)
    {
        string path = _folder.Make(name);
        File.WriteAllBytes(path, bytes);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        bool isRead = false;
        try
        {
            isRead = ReadAll(path, bytes);
        }
        catch (SourceException e)
        {
            e.Message.Should().Contain(Path.GetFileName(name), what);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{what}: {e.GetType().Name}: {e.Message}", e);
        }

        // A busy machine may interrupt once; a file that is slow is slow again.
        if (Stopwatch.GetElapsedTime(started) > MostTime)
        {
            started = Stopwatch.GetTimestamp();
            Quietly(() => ReadAll(path, bytes));
            Stopwatch.GetElapsedTime(started).Should().BeLessThan(MostTime, what);
        }

        (GC.GetAllocatedBytesForCurrentThread() - allocated).Should().BeLessThan(MostBytes + (2 * bytes.Length), what);
        return isRead;
    }

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (SourceException)
        {
            // Refused again.
        }
    }

    private bool ReadAll(string path, byte[] bytes)
    {
        MachineZones zones = new();
        foreach (ISource source in _sources)
        {
            IReadOnlyList<MarketStream> streams = source.Describe(path, bytes.AsSpan(0, Math.Min(4096, bytes.Length)), zones);
            foreach (MarketStream stream in streams.Where(s => s.Kinds is not EventKinds.None).Take(20))
            {
                StreamRequest request = new(SourceRuns.Es, long.MinValue, long.MaxValue, zones, new TestProblems());
                using IEventReader reader = source.Open(stream, request);
                MarketEvent[] buffer = new MarketEvent[512];
                while (!reader.IsEnded)
                {
                    reader.Read(buffer);
                }
            }

            if (streams.Count > 0)
            {
                ((IInspector)source).Inspect(path, zones);
                return true;
            }
        }

        return false;
    }
}
