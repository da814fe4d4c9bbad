using BenchmarkDotNet.Attributes;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>
/// From the bytes of a file in the page cache to events, in blocks of the size that the host reads, on one thread. The figure
/// is the time of one record; a record of a print may be two events.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class SierraReadBenchmark
{
    private const int Records = 20_000_000;
    private const int BlockLength = 512;

    private readonly MarketEvent[] _buffer = new MarketEvent[BlockLength];
    private readonly SierraScid _scid = new(new SierraScidOptions());
    private readonly SierraDepth _depth = new(new SierraDepthOptions());
    private readonly StreamRequest _request =
        new(TestInstruments.Es, long.MinValue, long.MaxValue, TestTimeZones.Summer, new TestProblems());

    private string _folder = "";
    private MarketStream? _prints;
    private MarketStream? _changes;

    /// <summary>Writes both files, 0.8 and 0.48 GB; what is written is in the page cache.</summary>
    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("mia-benchmark-").FullName;
        string prints = Path.Combine(_folder, "ESH4-CME.scid");
        string changes = Path.Combine(_folder, "ESH4-CME.2023-12-25.depth");
        SierraFiles.WriteScid(prints, Records);
        SierraFiles.WriteDepth(changes, Records);
        _prints = _scid.Describe(prints, "SCID"u8, _request.Zones).Single();
        _changes = _depth.Describe(changes, "SCDD"u8, _request.Zones).Single();
    }

    /// <summary>Removes them.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    /// <summary>Reads prints.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public long Scid() => Read(_scid.Open(_prints!, _request));

    /// <summary>Reads changes of the book.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public long Depth() => Read(_depth.Open(_changes!, _request));

    private long Read(IEventReader reader)
    {
        using (reader)
        {
            long events = 0;
            while (!reader.IsEnded)
            {
                events += reader.Read(_buffer);
            }

            return events >= Records ? events : throw new InvalidOperationException("Records are missing.");
        }
    }
}
