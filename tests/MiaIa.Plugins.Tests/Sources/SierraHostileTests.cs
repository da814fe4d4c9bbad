using System.Diagnostics;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>Damaged binary files: an error with a place or a counted problem, never another exception, never much memory or time.</summary>
public sealed class SierraHostileTests : IDisposable
{
    private const ulong Seed = 20231225;
    private const int Mutations = 1000;
    private const int MostBytesChanged = 4;
    private const long MostBytesAllocated = 4 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly long Start = EventTimes.Utc(2023, 12, 25, 23);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Kinds => ["prints", "bars", "depth"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ChangedBytes_AreToldOrCounted(string kind)
    {
        (ISource source, byte[] whole, _) = Make(kind);
        TestRandom random = new(Seed);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = [.. whole];
            for (int changes = random.Next(1, MostBytesChanged); changes > 0; changes--)
            {
                // Half of them in the header and the first record, where most depends on a byte.
                int end = random.Chance(0.5) ? 100 : bytes.Length;
                bytes[random.Next(0, end - 1)] = (byte)random.NextBits();
            }

            Check(source, bytes, $"{kind}, seed {Seed}, mutation {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AFileCutOffAnywhere_IsReadToItsLastWholeRecord(string kind)
    {
        (ISource source, byte[] whole, int stride) = Make(kind);
        for (int boundary = whole.Length % stride; boundary <= whole.Length; boundary += stride)
        {
            foreach (int length in new[] { boundary - 1, boundary, boundary + 1 })
            {
                Check(source, whole.AsSpan(0, Math.Clamp(length, 0, whole.Length)).ToArray(), $"{kind}, {length} bytes");
            }
        }
    }

    private void Check(ISource source, byte[] bytes, string what)
    {
        string path = _folder.At("ESH4-CME.bin");
        File.WriteAllBytes(path, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            foreach (MarketStream stream in source.Describe(path))
            {
                IReadOnlyList<MarketEvent> events = source.ReadAll(stream);
                events.Should().BeInAscendingOrder(e => e.TimeNs, what);
            }

            if (bytes.Length > 4 && bytes[0] == 'S')
            {
                ((IInspector)source).Inspect(path, new MachineZones());
            }
        }
        catch (SourceException e)
        {
            e.Path.Should().Be(path, what);
            e.Message.Length.Should().BeLessThan(1000, what);
        }

        watch.Elapsed.Should().BeLessThan(Longest, what);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(MostBytesAllocated, what);
    }

    private static (ISource Source, byte[] Bytes, int Stride) Make(string kind)
    {
        const int Records = 40;
        SierraBytes file = kind is "depth" ? SierraBytes.Depth() : SierraBytes.Scid();
        for (int i = 0; i < Records; i++)
        {
            long ns = Start + (i * 1_000_000_000L);
            _ = kind switch
            {
                "depth" => file.Level(ns, (byte)((i % 6) + 2), 4800 + (i % 5 * 0.25f), (uint)i + 1),
                "bars" => file.Bar(ns, 4800, 4801, 4799, 4800 + (i % 3 * 0.25f), 10, sold: 5, bought: 5, trades: 3),
                _ => file.Print(ns, 4800 + (i % 2 * 0.25f), 0, 3, marker: (i % 4) switch
                {
                    1 => SierraBytes.FirstPiece,
                    2 => SierraBytes.LastPiece,
                    _ => 0,
                }),
            };
        }

        return kind is "depth"
            ? (new SierraDepth(new SierraDepthOptions()), file.ToArray(), 24)
            : (new SierraScid(new SierraScidOptions()), file.ToArray(), 40);
    }
}
