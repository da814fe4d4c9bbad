using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>LEAN's universe files: facts of the real ones, events of one by hand.</summary>
public sealed class LeanUniverseTests : IDisposable
{
    private readonly LeanZip _source = new();
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Files => GroundTruth.Files(".csv", "lean/");

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void Inspect_GivesTheKnownFacts(string file) =>
        GroundTruth.Differences(GroundTruth.Of(file), _source.Inspect(GroundTruth.PathOf(file), new MachineZones())).Should().BeEmpty();

    [Fact]
    public void Options_AreToldWhenTheNextSessionBegins()
    {
        string path = _folder.Write(
            "universes/spx/20210104.csv",
            "#expiry,strike,right,open,high,low,close,volume,open_interest,implied_volatility,delta,gamma,vega,theta,rho\n"
            + ",,,3764.61,3769.99,3662.71,3700.65,60,,,,,,,\n"
            + "20210115,3200,C,518.88,537.5,499.9,530.18,6,11755,0.4440336,0.9759707,0.0001910,0.29,0.5,0.8\n"
            + "20210115,3200,X,1,1,1,1,6,1,0.4,0.9,0.1,0.2,0.5,0.8\n");
        MarketStream stream = _source.Describe(path).Should().ContainSingle().Subject;
        (stream.Root, stream.Contract).Should().Be(("SPX", 0));
        CountedProblems problems = new();
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, SourceRuns.Spx, problems);
        events.Select(e => e.Kind).Should().Equal(EventKind.Index, EventKind.OptionRow, EventKind.ChainEnd);
        events.Should().OnlyContain(e => e.TimeNs == 1_609_801_200_000_000_000, "18:00 in New York is 23:00 UTC in January");
        events[0].Index.Value.Should().Be(3700.65);
        OptionRow row = events[1].OptionRow;
        (row.Strike, row.IsCall, row.OpenInterest, row.Volume, row.ImpliedVolatility, row.Gamma).Should().Be((3200, true, 11755, 6, 0.4440336, 0.0001910));
        row.SettlementNs.Should().Be(1_610_721_000_000_000_000, "SPX settles at 09:30 in New York, 14:30 UTC");
        problems.All.Should().Equal("BadRecord@4");
    }

    [Fact]
    public void Futures_AreListedWithoutEvents()
    {
        string path = _folder.Write("universes/es/20201006.csv", "#expiry,open,high,low,close,volume,open_interest\n202012,1,2,1,2,5,7\n");
        _source.Describe(path).Should().ContainSingle().Which.Kinds.Should().Be(EventKinds.None);
    }
}
