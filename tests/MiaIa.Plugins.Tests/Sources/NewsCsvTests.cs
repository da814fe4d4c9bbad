using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class NewsCsvTests : IDisposable
{
    private const long Hour = 3_600_000_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly NewsCsv _source = new(new NewsCsvOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AReleaseIsToldAnHourAhead_InNewYorkTimeOrItsOwn()
    {
        string path = _folder.Write("news.csv", """
            Time,Impact,Title
            2024-01-31 14:00,high,FOMC
            2024-03-12T08:30:00,High,"CPI, yearly"
            2024-03-13T12:30:00Z,medium,PPI
            2024-03-14 08:30:00-05:00,LOW,Claims
            3/15/2024 9:15 AM,low,Production
            """);
        MarketStream stream = _source.Describe(path).Single();
        (stream.Root, stream.Kinds, stream.Period).Should().Be(("", EventKinds.News, null));
        stream.FirstNs.Should().Be(EventTimes.Utc(2024, 1, 31, 18));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        events.Select(e => e.News).Should().Equal(
            new News(NewsImpact.High, EventTimes.Utc(2024, 1, 31, 19)), // winter
            new News(NewsImpact.High, EventTimes.Utc(2024, 3, 12, 12, 30)), // summer
            new News(NewsImpact.Medium, EventTimes.Utc(2024, 3, 13, 12, 30)),
            new News(NewsImpact.Low, EventTimes.Utc(2024, 3, 14, 13, 30)),
            new News(NewsImpact.Low, EventTimes.Utc(2024, 3, 15, 13, 15)));
        events.Select(e => (e.TimeNs, e.VenueNs, e.Instrument)).Should().Equal(
            events.Select(e => (e.News.ReleaseNs - Hour, e.News.ReleaseNs, (short)-1)));
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void HowFarAhead_IsAnOption()
    {
        NewsCsv source = new(new NewsCsvOptions { AheadMinutes = 0, Zone = "America/Chicago" });
        string path = _folder.Write("news.csv", "impact;time\nhigh;2024-01-31 13:00\n");
        source.ReadAll(source.Describe(path).Single()).Single().TimeNs.Should().Be(EventTimes.Utc(2024, 1, 31, 19));
    }

    [Fact]
    public void WhatIsNearTheFirstMoment_IsToldThere()
    {
        string path = _folder.Write("news.csv", "time,impact\n2024-01-31T10:00Z,low\n2024-01-31T17:30Z,high\n2024-01-31T18:20Z,high\n2024-01-31T20:00Z,high\n");
        long from = EventTimes.Utc(2024, 1, 31, 18);
        _source.ReadAll(_source.Describe(path).Single(), fromNs: from).Select(e => e.TimeNs).Should().Equal(from, from, from + Hour);
    }

    [Fact]
    public void BadRows_AreCounted()
    {
        string path = _folder.Write("news.csv", "time,impact,title\n2024-01-31 14:00,huge,a\nsoon,high,b\n2024-01-31 14:00\n2024-01-31 14:00,high,d\n2024-01-30 14:00,high,e\n");
        _source.ReadAll(_source.Describe(path).Single(), problems: _problems).Should().ContainSingle();
        _problems.All.Should().Equal("BadRecord@2", "BadRecord@3", "BadRecord@4", "TimeBackwards@6");
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(path, new MachineZones());
        (facts["rows"], facts["high"], facts["first"], facts["unreadable_rows"]).Should().Be((2L, 2L, "2024-01-30T19:00:00Z", 3L));
    }

    [Fact]
    public void ACalendarWithoutAGoodRow_IsAnErrorWithTheRemedy()
    {
        string path = _folder.Write("news.csv", "time,impact,title\nsoon,high,b\n");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path} (line 2): No row can be read. Expected a time*");
    }

    [Theory]
    [InlineData("time,price,size\n2024-01-31 14:00,1,1\n")]
    [InlineData("label,price,time\nHVL,1,2024-01-31 14:00\n")]
    [InlineData("")]
    public void OtherText_IsNotRecognised(string text) => _source.Describe(_folder.Write("a.csv", text)).Should().BeEmpty();
}
