using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class DailyCsvTests : IDisposable
{
    private static readonly Instrument Vix = new(2, "VIX", 0.01m, 0, 0, IsIndex: true);

    private readonly TemporaryFolder _folder = new();
    private readonly DailyCsv _source = new(new DailyCsvOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ACloseIsToldWhenTheNextSessionBegins()
    {
        string path = _folder.Write("vix-daily.csv",
            "\uFEFFDATE,OPEN,HIGH,LOW,CLOSE\r\n2024-03-08,14.590000,15.010000,14.080000,14.740000\r\n2024-03-11,15.7,16.3,15.1,15.22\r\n\r\n");
        MarketStream stream = _source.Describe(path).Single();
        (stream.Symbol, stream.Root, stream.Contract, stream.Kinds, stream.Period)
            .Should().Be(("VIX", "VIX", 0, EventKinds.Index, null));

        // 18:00 New York: 23:00 UTC in winter, 22:00 in summer.
        stream.FirstNs.Should().Be(EventTimes.Utc(2024, 3, 8, 23));
        _source.ReadAll(stream, Vix, _problems).Select(e => (e.Instrument, e.TimeNs, e.Index)).Should().Equal(
            (2, EventTimes.Utc(2024, 3, 8, 23), new IndexValue(14.74, IsDaily: true)),
            (2, EventTimes.Utc(2024, 3, 11, 22), new IndexValue(15.22, IsDaily: true)));
        _problems.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("01/31/2024,13.9,14.6,13.7,14.35\n02/01/2024,14.1,14.2,13.5,13.88\n")]
    [InlineData("01/31/2024,13.9,14.6,13.7,14.35,0\n02/01/2024,14.1,14.2,13.5,13.88,0\n")]
    [InlineData("Date,Open,High,Low,Close,Volume\n2024-01-31,13.9,14.6,13.7,14.35,0\n2024-02-01,14.1,14.2,13.5,13.88,0\n")]
    [InlineData("date,open,high,low,close\n1/31/2024,13.9,14.6,13.7,14.35\n2/1/2024,14.1,14.2,13.5,13.88\n")]
    public void OtherDailySeriesOfAnIndex_ReadTheSame(string text)
    {
        MarketStream stream = _source.Describe(_folder.Write("$VIX.txt", text)).Single();
        stream.Root.Should().Be("VIX");
        _source.ReadAll(stream, Vix).Select(e => (e.TimeNs, e.Index.Value)).Should().Equal(
            (EventTimes.Utc(2024, 1, 31, 23), 14.35), (EventTimes.Utc(2024, 2, 1, 23), 13.88));
    }

    [Theory]
    [InlineData("01/31/2024,4900,4930,4880,4890,1500000\n")] // traded: the csv source's
    [InlineData("Date,Open,High,Low,Close,Volume\n2024-01-31,13.9,14.6,13.7,14.35,5\n")]
    [InlineData("Date,Price\n2024-01-31,13.9\n")]
    [InlineData("2024-01-31,1,2,3,4\n")]
    [InlineData("hello")]
    [InlineData("\n")]
    [InlineData("")]
    public void OtherText_IsNotRecognised(string text) => _source.Describe(_folder.Write("VIX.csv", text)).Should().BeEmpty();

    [Fact]
    public void BadRows_AreCounted()
    {
        string path = _folder.Write("VIX.csv", """
            DATE,OPEN,HIGH,LOW,CLOSE
            2024-01-29,13.9,14.6,13.7,14.35
            2024-01-30,13.9,14.6,13.7
            2024-01-30,13.9,14.6,13.7,15
            2024-01-28,13.9,14.6,13.7,14
            2024-02-30,13.9,14.6,13.7,14
            2024-01-31,0,0,0,0
            2024-01-31,13.9,14.6,13.7,14
            """);
        _source.ReadAll(_source.Describe(path).Single(), Vix, _problems).Select(e => e.Index.Value).Should().Equal(14.35, 14);
        _problems.All.Should().Equal("BadRecord@3", "ImpossibleBar@4", "TimeBackwards@5", "BadRecord@6", "BadRecord@7");
    }

    [Fact]
    public void AnOpenOutsideTheRange_DoesNotSpoilTheClose()
    {
        string path = _folder.Write("VIX.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n1992-02-11,19.24,18.57,17.61,17.70\n");
        _source.ReadAll(_source.Describe(path).Single(), Vix, _problems).Single().Index.Value.Should().Be(17.70);
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void ASeriesWithoutAGoodRow_IsAnErrorWithThePlace()
    {
        string path = _folder.Write("VIX.csv", "DATE,OPEN,HIGH,LOW,CLOSE\nhello\n");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path} (line 2): None of the first rows has a date*");
    }

    [Fact]
    public void TheSymbol_MayBeAnOption() =>
        new DailyCsv(new DailyCsvOptions { Symbol = "VIX" }).Describe(_folder.Write("history.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n2024-01-29,1,1,1,1\n"))
            .Single().Root.Should().Be("VIX");

    public static TheoryData<string> Files => GroundTruth.Files("", "vix/");

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void Inspect_GivesTheKnownFacts(string file)
    {
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(GroundTruth.PathOf(file), new MachineZones());
        GroundTruth.Differences(GroundTruth.Of(file), facts).Should().BeEmpty();
    }

    [RealDataTheory]
    [MemberData(nameof(Files))]
    public void EveryRowOfTheRealFile_BecomesAValueAndTheyAddUp(string file)
    {
        System.Text.Json.JsonElement truth = GroundTruth.Of(file);
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(GroundTruth.PathOf(file)).Single(), Vix, _problems);
        _problems.All.Should().BeEmpty();
        events.Should().HaveCount(truth.GetProperty("rows").GetInt32());
        events.Sum(e => e.Index.Value).Should().BeApproximately(truth.GetProperty("sum_close").GetDouble(), 1e-6);
        events.Max(e => e.Index.Value).Should().Be(double.Parse(truth.GetProperty("max_close").GetProperty("CLOSE").GetString()!));
    }
}
