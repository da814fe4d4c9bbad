using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

/// <summary>Rolls by volume on made sessions of March 2020; the calendar would roll with the session of Thursday the 12th.</summary>
public sealed class VolumeRollTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mia-roll-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void TheNextContract_IsTheFrontOne_FromTheSessionAfterItTradedMore()
    {
        // Friday the 6th: equal is not more. Monday the 9th: more. Tuesday the 10th: less again, and never back.
        DataSet data = Open(("202003", [(6, 100), (9, 90), (10, 95), (11, 80)]), ("202006", [(6, 100), (9, 91), (10, 50), (11, 10)]));
        long roll = Ns("2020-03-09T22:00:00Z"); // 18:00 New York on Monday, summer
        data.Streams.Select(s => (s.Stream.Contract, s.FromNs, s.ToNs)).Should().Equal(
            (202003, Ns("2019-12-11T23:00:00Z") + 1, roll), (202006, roll + 1, Ns("2020-06-10T22:00:00Z")));

        using IEventReader reader = data.Merge(new SessionTimes());
        List<MarketEvent> events = Readers.ReadAll(reader, 100);
        events.Where(e => e.Kind is EventKind.Roll).Select(e => (e.TimeNs, e.Roll)).Should().Equal(
            (Ns("2020-03-05T23:00:00Z"), new Roll(0, 202003)), (roll, new Roll(202003, 202006)));

        // The bars before it are of the old contract alone, those after it of the new one: each is told by its volume.
        events.Where(e => e.Kind is EventKind.Bar).Select(e => e.Bar.Volume).Should().Equal(100, 90, 50, 10);
        events.Where(e => e.Kind is EventKind.Bar && e.TimeNs > roll).Should().OnlyContain(e => e.VenueNs >= roll);
        data.Report.Lines().Should().Contain(l => l.StartsWith(
            "roll 202003 to 202006: by volume with the session of 2020-03-10 (91 against 90 contracts on 2020-03-09)", StringComparison.Ordinal));
    }

    [Fact]
    public void TheCalendar_DecidesWithoutTheNextContract_AndSaysSo()
    {
        DataSet data = Open(("202003", [(6, 100), (9, 90)]));
        data.Streams[0].ToNs.Should().Be(Ns("2020-03-11T22:00:00Z"));
        data.Report.Lines().Should().Contain(l => l.Contains("by the calendar with the session of 2020-03-12, since there are no volumes of 202006"));
    }

    [Fact]
    public void TheCalendar_DecidesWhenTheNextContractNeverTradedMore_OrOnNoSameDay()
    {
        Open(("202003", [(6, 100), (9, 90)]), ("202006", [(6, 1), (9, 2)])).Report.Lines()
            .Should().Contain(l => l.Contains("2020-03-12, since in no session of the data before its expiry did 202006 trade more"));
        Open(("202003", [(6, 100)]), ("202006", [(9, 200)])).Report.Lines()
            .Should().Contain(l => l.Contains("2020-03-12, since no session of the data has both"));
    }

    [Fact]
    public void WhatComesAfterTheEndOfTheRun_IsNotLookedAt()
    {
        DataRequest request = Request(("202003", [(6, 100), (9, 90)]), ("202006", [(6, 10), (9, 91)]));
        DataSet data = DataSet.Open(request with { ToNs = Ns("2020-03-08T22:00:00Z") });
        data.Report.Lines().Should().Contain(l => l.Contains("by the calendar"));
    }

    [RealDataFact]
    public void RealContractsAMonthBeforeTheirRoll_KeepTheFrontOne_AndSayThatTheCalendarDecides()
    {
        DataRequest request = DataFakes.Request([RealData.Path("lean", "future", "cme")]) with { Sources = RealDataSetTests.Sources() };
        DataSet byCalendar = DataSet.Open(request);
        DataSet byVolume = DataSet.Open(request with { Roll = RollRule.Volume });
        byVolume.Streams.Should().Equal(byCalendar.Streams);
        byVolume.Problems.All.Should().BeEmpty("the first pass counts no problems twice");
        byVolume.Report.Lines().Where(l => l.StartsWith("roll ", StringComparison.Ordinal)).Should().HaveCount(2)
            .And.OnlyContain(l => l.Contains("by the calendar"));
    }

    [Fact]
    public void ACalendarWithOtherRolls_FollowsThem_AndTheRestAsBefore()
    {
        ExchangeCalendar calendar = new ExchangeCalendar().WithRolls(new Dictionary<int, DateOnly> { [202003] = new(2020, 3, 10) });
        calendar.FrontContract(new DateOnly(2020, 3, 9)).Should().Be(202003);
        calendar.FrontContract(new DateOnly(2020, 3, 10)).Should().Be(202006);
        calendar.RollDate(202006).Should().Be(new DateOnly(2020, 6, 11));
    }

    private static long Ns(string time) => Calendar.ExchangeCalendarTests.Ns(time);

    private DataSet Open(params (string Contract, (int Day, int Volume)[] Sessions)[] contracts) => DataSet.Open(Request(contracts));

    private DataRequest Request(params (string Contract, (int Day, int Volume)[] Sessions)[] contracts)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"))).FullName;
        foreach ((string contract, (int Day, int Volume)[] sessions) in contracts)
        {
            File.WriteAllLines(
                Path.Combine(folder, contract + ".txt"),
                [contract, .. sessions.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Day} {s.Volume}"))]);
        }

        return DataFakes.Request([folder], new SessionSource()) with { Roll = RollRule.Volume };
    }

    /// <summary>A file of a contract: its month, then a line of day and volume for each session of March 2020: one bar at 15:00 UTC.</summary>
    private sealed class SessionSource : ISource
    {
        public IReadOnlyList<MarketStream> Describe(string path, ReadOnlySpan<byte> head, ITimeZones zones)
        {
            MarketEvent[] bars = Bars(path, 0);
            int contract = int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture);
            return
            [
                new MarketStream(path, "", $"ES{contract}", "ES", contract, EventKinds.Bar, new BarPeriod(60), bars[0].VenueNs, bars[^1].TimeNs),
            ];
        }

        public IEventReader Open(MarketStream stream, StreamRequest request) => new ListReader(
            [.. Bars(stream.Path, request.Instrument.Id).Where(e => e.TimeNs >= request.FromNs && e.TimeNs < request.ToNs)]);

        private static MarketEvent[] Bars(string path, short instrument) =>
            [.. File.ReadAllLines(path).Skip(1).Select(l => Array.ConvertAll(l.Split(' '), int.Parse)).Select(f => BarOf(f[0], f[1], instrument))];

        private static MarketEvent BarOf(int day, int volume, short instrument)
        {
            long start = Ns(string.Create(CultureInfo.InvariantCulture, $"2020-03-{day:00}T15:00:00Z"));
            Bar bar = new(60, 1, 1, 1, 1, volume, 0, 0, 0, DeltaKind.None);
            return MarketEvent.Of(start + 60_000_000_000, instrument, in bar, start);
        }
    }
}
