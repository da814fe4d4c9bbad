using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>A continuous symbol stands for one contract after the other: nothing of the old one goes on.</summary>
public sealed class DbnRollTests : IDisposable
{
    private const ulong Day = 1_710_280_800_000_000_000; // 2024-03-12 22:00 UTC
    private const long Points = DbnWriter.Points;

    private readonly TemporaryFolder _folder = new();
    private readonly DatabentoDbn _source = new(new DatabentoDbnOptions());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheBookOfTheOldContract_IsClearedAndTheRollIsTold()
    {
        string path = _folder.At("continuous.dbn");
        new DbnWriter(2, 0, Day, ("ES.c.0", 1), ("ES.c.0", 2))
            .Mbo(1, Day, 'A', 'B', 7, 5100 * Points, 5, 130)
            .Mbo(1, Day + 1, 'A', 'A', 8, 5101 * Points, 5, 130)
            .Mbo(2, Day + 2, 'A', 'B', 9, 5160 * Points, 3, 130)
            .Save(path);
        MarketEvent[] events = [.. _source.ReadAll(_source.Describe(path).Single())];
        int roll = Array.FindIndex(events, e => e.Kind is EventKind.Roll);
        events.Count(e => e.Kind is EventKind.Roll).Should().Be(1);
        events[roll].TimeNs.Should().Be((long)Day + 2);
        events[roll - 1].Depth.Action.Should().Be(DepthAction.Clear);
        events[^1].Quote.Should().Be(new Quote(20640, 0, 3, 0), "the ask of the old contract is gone");
    }

    [Fact]
    public void LevelsThatTheNewContractShowsLikeTheOld_AreToldAnew()
    {
        string path = _folder.At("levels.dbn");
        (long, uint, uint, long, uint, uint)[] levels = [.. Enumerable.Range(0, 10).Select(i => ((5100 - i) * Points, 5u, 1u, (5101 + i) * Points, 6u, 1u))];
        new DbnWriter(2, 2, Day, ("ES.c.0", 1), ("ES.c.0", 2))
            .Mbp(10, 1, Day, 'A', 'B', 5100 * Points, 5, 130, levels)
            .Mbp(10, 2, Day + 1, 'A', 'B', 5100 * Points, 5, 130, levels)
            .Save(path);
        MarketEvent[] events = [.. _source.ReadAll(_source.Describe(path).Single())];
        int clear = Array.FindIndex(events, e => e.Kind is EventKind.Depth && e.Depth.Action is DepthAction.Clear);
        MarketEvent[] after = [.. events.Skip(clear + 1).Where(e => e.Kind is EventKind.Depth)];
        clear.Should().BePositive();
        (after.Count(e => e.Depth.Side is Side.Buy), after.Count(e => e.Depth.Side is Side.Sell)).Should().Be((10, 10));
    }

    [Fact]
    public void OnlyTheTradedInstrumentRolls_AndBarsRollToo()
    {
        string path = _folder.At("bars.dbn");
        new DbnWriter(1, 6, Day, ("ES.c.0", 1), ("ES.c.0", 2))
            .Bar(0x21, 1, Day, 5100 * Points, 5101 * Points, 5099 * Points, 5100 * Points, 10)
            .Bar(0x21, 1, Day + 60_000_000_000, 5100 * Points, 5101 * Points, 5099 * Points, 5100 * Points, 10)
            .Bar(0x21, 2, Day + 120_000_000_000, 5160 * Points, 5161 * Points, 5159 * Points, 5160 * Points, 10)
            .Save(path);
        MarketStream stream = _source.Describe(path).Single();
        _source.ReadAll(stream).Select(e => e.Kind).Should().Equal(EventKind.Bar, EventKind.Bar, EventKind.Roll, EventKind.Bar);
        Instrument watched = SourceRuns.Es with { Id = 3 };
        _source.ReadAll(stream, watched).Select(e => e.Kind).Should().Equal(EventKind.Bar, EventKind.Bar, EventKind.Bar);
    }
}
