using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

/// <summary>What the observer counts, on sessions made by hand. Tuesday 2020-01-07: 09:30 New York is 14:30 UTC.</summary>
public sealed class DataHealthTests
{
    private const long Second = 1_000_000_000;
    private const long Minute = 60 * Second;

    [Fact]
    public void BarsWithHoles_AreCountedAboveThreePeriods_ButNotOverTheNightOrTheFormerPause()
    {
        HealthReport report = ReportOf(
            Bar("2020-01-07T14:30:00Z"),
            Bar("2020-01-07T14:34:00Z"),   // three missing
            Bar("2020-01-07T14:39:00Z"),   // four missing: a gap
            Bar("2020-01-07T21:14:00Z"),   // a gap
            Bar("2020-01-07T21:30:00Z"),   // 16:15 to 16:30 New York, when the exchange paused
            Bar("2020-01-07T23:30:00Z"),   // the next session
            Bar("2020-01-07T23:31:00Z"));
        Count(report, "gaps").Should().Be(2);
    }

    [Fact]
    public void SilenceOfPrints_IsAGapAfterAMinuteInRegularHours_AndAfterAQuarterOfAnHourElsewhere()
    {
        HealthReport report = ReportOf(
            Print("2020-01-07T13:00:00Z"),
            Print("2020-01-07T13:15:00Z"),
            Print("2020-01-07T13:30:01Z"),   // 15 min and 1 s before the open: a gap
            Print("2020-01-07T14:29:59Z"),   // a gap
            Print("2020-01-07T14:31:00Z"),   // a minute of regular hours
            Print("2020-01-07T14:32:00.001Z"), // more: a gap, and stale
            Print("2020-01-08T03:00:00Z"));  // the next session
        Count(report, "gaps").Should().Be(3);
        Count(report, "stale-feed").Should().Be(1);
    }

    [Fact]
    public void AQuoteThatStandsStillWhilePrintsGoOn_IsStaleOnce()
    {
        List<MarketEvent> events = [Quote("2020-01-07T14:30:00Z", 100, 101)];
        events.AddRange(Enumerable.Range(1, 40).Select(i => Print("2020-01-07T14:30:00Z", i * 3 * Second)));
        events.Add(Quote("2020-01-07T14:32:01Z", 100, 102));
        events.AddRange(Enumerable.Range(1, 5).Select(i => Print("2020-01-07T14:32:01Z", i * 20 * Second)));
        Count(ReportOf([.. events]), "stale-feed").Should().Be(1);
    }

    [Fact]
    public void CrossedQuotesOutliersAndTimesBackwards_AreCounted()
    {
        Count(ReportOf(Quote("2020-01-07T14:30:00Z", 101, 100), Quote("2020-01-07T14:30:01Z", 100, 100)), "crossed-quotes").Should().Be(1);
        Count(ReportOf(Print("2020-01-07T14:30:01Z"), Print("2020-01-07T14:30:00Z")), "backwards").Should().Be(1);

        // 60 bars of 10 contracts, one of 200 (20 times the median) and one of 201.
        MarketEvent[] bars =
            [.. Enumerable.Range(0, 62).Select(i => Bar("2020-01-07T14:30:00Z", i, volume: i switch { 60 => 200, 61 => 201, _ => 10 }))];
        Count(ReportOf(bars), "volume-outliers").Should().Be(1);
    }

    [Fact]
    public void VolumeOfTheDay_IsNoOutlierAgainstThatOfTheNight()
    {
        // 60 quiet minutes before 09:30 New York, then 60 busy ones with 30 times the volume, then one of 601 times.
        MarketEvent[] bars =
            [.. Enumerable.Range(-60, 121).Select(i => Bar("2020-01-07T14:30:00Z", i, volume: i switch { < 0 => 10, 60 => 6010, _ => 300 }))];
        Count(ReportOf(bars), "volume-outliers").Should().Be(1);
    }

    [Fact]
    public void ADayOfSoundBars_PassesWhatIsApplicable()
    {
        HealthReport report = ReportOf(Day(i => 100 + (i % 25)));
        report.Verdict.Should().Be("ok");
        Outcomes(report).Should().Equal(
            CheckOutcome.Pass, CheckOutcome.Pass, CheckOutcome.NotApplicable, CheckOutcome.Pass, CheckOutcome.Pass, CheckOutcome.Pass,
            CheckOutcome.Pass, CheckOutcome.Pass, CheckOutcome.Pass, CheckOutcome.NotApplicable, CheckOutcome.Pass);
    }

    [Theory]
    [InlineData("prices on the grid")]
    [InlineData("small steps")]
    [InlineData("different prices")]
    [InlineData("sides add up to volume")]
    [InlineData("times increase in open hours")]
    [InlineData("volume varies")]
    [InlineData("buy share varies")]
    [InlineData("volume has its hours")]
    [InlineData("tight spread")]
    [InlineData("provenance")]
    public void EachCheck_FailsOnItsOwnFault_AndMakesTheDataSuspect(string check)
    {
        HealthReport report = check switch
        {
            "prices on the grid" => ReportOf(Day(i => 100), new SourceFaults(1, 0, 0)),
            "small steps" => ReportOf(Day(i => i % 2 * 25)),
            "different prices" => ReportOf([.. Enumerable.Range(0, 1000).Select(i => Bar("2020-01-07T00:00:00Z", i, price: i % 19))]),
            "sides add up to volume" => ReportOf([.. Day(i => 100), Bar("2020-01-07T21:00:00Z", 0, volume: 10, buy: 6, sell: 5)]),
            "times increase in open hours" => ReportOf([.. Day(i => 100), Bar("2020-01-07T22:16:00Z")]),
            "volume varies" => ReportOf([.. Enumerable.Range(0, 30).Select(i => Bar("2020-01-07T14:30:00Z", i, volume: 10 + (i % 2)))]),
            "buy share varies" => ReportOf([.. Enumerable.Range(0, 30).Select(i => Bar("2020-01-07T14:30:00Z", i, volume: 100, buy: 50, sell: 50))]),
            "volume has its hours" => ReportOf([.. Enumerable.Range(0, 390).Select(i => Bar("2020-01-07T14:30:00Z", i, volume: i is >= 150 and < 210 ? 20 : 10))]),
            "tight spread" => ReportOf(Quote("2020-01-07T14:30:00Z", 100, 101), Quote("2020-01-07T14:30:01Z", 100, 102)),
            _ => ReportOf(Day(i => 100), SourceFaults.None, provenance: null),
        };

        report.Checks.Single(c => c.Name == check).Outcome.Should().Be(CheckOutcome.Fail);
        report.IsSuspect.Should().BeTrue();
        report.Verdict.Should().StartWith("SUSPECT: ").And.Contain(check);
    }

    [Fact]
    public void AnImpossibleDelta_Fails() =>
        ReportOf(Day(i => 100), new SourceFaults(0, 0, 1)).Checks.Single(c => c.Name == "delta within volume")
            .Outcome.Should().Be(CheckOutcome.Fail);

    [Theory]
    [InlineData("2020-01-03T22:15:00Z", false)] // Friday 17:15
    [InlineData("2020-01-03T22:16:00Z", true)]
    [InlineData("2020-01-04T12:00:00Z", true)]
    [InlineData("2020-01-05T22:59:00Z", true)] // Sunday 17:59
    [InlineData("2020-01-05T23:00:00Z", false)]
    [InlineData("2020-01-06T22:59:00Z", true)] // Monday 17:59
    [InlineData("2020-01-06T23:00:00Z", false)]
    [InlineData("2020-07-06T21:15:00Z", false)] // in summer 17:15 is 21:15 UTC
    [InlineData("2020-07-06T21:16:00Z", true)]
    public void TimesWhileTheExchangeIsClosed_AreThoseOfNewYork(string time, bool isClosed)
    {
        HealthReport report = ReportOf(Print(time));
        report.Checks.Single(c => c.Name == "times increase in open hours").Outcome
            .Should().Be(isClosed ? CheckOutcome.Fail : CheckOutcome.Pass);
    }

    [Fact]
    public void ARoll_ComparesNothingOfTheTwoContracts()
    {
        long start = Calendar.ExchangeCalendarTests.Ns("2020-01-07T14:30:00Z");
        HealthReport report = ReportOf(
            Bar("2020-01-07T14:30:00Z", price: 100),
            MarketEvent.Of(start + Minute, 0, new Roll(202003, 202006)),
            Bar("2020-01-07T14:40:00Z", price: 500));
        Count(report, "gaps").Should().Be(0);
        report.Checks.Single(c => c.Name == "small steps").Outcome.Should().Be(CheckOutcome.NotApplicable);
    }

    [Fact]
    public void HostilePrices_AreCountedInBoundedMemory()
    {
        PriceSeries prices = new();
        int[] hostile = [0, int.MaxValue, int.MinValue, 3000, -70_000, 1_000_000];
        foreach (int price in hostile)
        {
            prices.Add(price, price);
        }

        prices.Count.Should().Be(6);
        prices.Distinct.Should().BeInRange(3, 6);
        prices.NearSteps.Should().Be(0);
    }

    [Fact]
    public void AMedian_IsThatOfTheLastValues()
    {
        MovingMedian median = new(5);
        Random random = new(7);
        List<int> all = [];
        for (int i = 0; i < 200; i++)
        {
            int value = random.Next(1, 20);
            all.Add(value);
            median.Add(value);
            int[] last = [.. all.TakeLast(5).Order()];
            double expected = (last[(last.Length - 1) / 2] + last[last.Length / 2]) / 2.0;
            median.Median.Should().Be(expected, "of value {0} with seed 7", i);
        }
    }

    [Fact]
    public void Observing_AllocatesNothing()
    {
        MarketEvent[] events =
        [
            .. Enumerable.Range(0, 4000).Select(i => (i % 4) switch
            {
                0 => Print("2020-01-07T14:30:00Z", i * Second / 10),
                1 => Quote("2020-01-07T14:30:00Z", 100 + (i % 7), 101 + (i % 7), i * Second / 10),
                2 => Bar("2020-01-07T14:30:00Z", i / 600),
                _ => MarketEvent.Of(EventKind.ChainEnd, Calendar.ExchangeCalendarTests.Ns("2020-01-07T14:30:00Z") + (i * Second / 10), 0),
            }),
        ];
        Allocations.Of(() =>
        {
            DataHealth health = new(1);
            health.Observe(events);
            return () => health.Observe(events);
        }).Should().Be(0);
    }

    [Fact]
    public void AKnownRootHasAnInstrument_AndAnUnknownOneNone()
    {
        InstrumentTable.Find("MES")!.TickValue.Should().Be(1.25m);
        InstrumentTable.Find("GC").Should().BeNull();
    }

    private static long Count(HealthReport report, string name) => report.Counts.Single(c => c.Name == name).Count;

    private static IEnumerable<CheckOutcome> Outcomes(HealthReport report) => report.Checks.Select(c => c.Outcome);

    private static HealthReport ReportOf(params MarketEvent[] events) => ReportOf(events, SourceFaults.None);

    private static HealthReport ReportOf(MarketEvent[] events, SourceFaults faults, string? provenance = "made by hand")
    {
        DataHealth health = new(1);
        ExchangeCalendar calendar = new();
        int date = 0;
        foreach (MarketEvent e in events)
        {
            Session session = calendar.SessionAt(e.TimeNs);
            if (session.DateNumber != date)
            {
                date = session.DateNumber;
                health.Observe([MarketEvent.Of(session.OpenNs, in session)]);
            }

            health.Observe([e]);
        }

        return health.Report(0, "ES", faults, provenance);
    }

    /// <summary>Minute bars of the regular hours whose volume has its hours, spreads, and knows its sides.</summary>
    private static MarketEvent[] Day(Func<int, int> price) =>
    [
        .. Enumerable.Range(0, 390).Select(i => Bar(
            "2020-01-07T14:30:00Z", i, price(i) / 5, volume: i is < 60 or >= 330 ? 1000 : 100, buy: i % 2 == 0 ? 40 : 60, sell: 40)),
    ];

    private static MarketEvent Bar(string start, int minutes = 0, int price = 100, int volume = 10, int buy = 0, int sell = 0)
    {
        long startNs = Calendar.ExchangeCalendarTests.Ns(start) + (minutes * Minute);
        DeltaKind kind = buy + sell > 0 ? DeltaKind.Exact : DeltaKind.None;
        Bar bar = new(60, price, price, price, price, volume, buy, sell, buy - sell, kind);
        return MarketEvent.Of(startNs + Minute, 0, in bar, startNs);
    }

    private static MarketEvent Print(string time, long laterNs = 0) =>
        MarketEvent.Of(Calendar.ExchangeCalendarTests.Ns(time) + laterNs, 0, new Trade(100, 1, Side.Buy));

    private static MarketEvent Quote(string time, int bid, int ask, long laterNs = 0) =>
        MarketEvent.Of(Calendar.ExchangeCalendarTests.Ns(time) + laterNs, 0, new Quote(bid, ask, 5, 5));
}
