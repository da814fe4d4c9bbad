using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Host.Tests.Calendar;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

/// <summary>From when a chain is known (SPEC 5.4), and what is told of it: never anything of its day before the next one.</summary>
public sealed class ChainAvailabilityTests
{
    private const short Spx = 1;
    private const long Hour = 3_600_000_000_000;

    private static readonly ExchangeCalendar Calendar = new();

    [Theory]
    [InlineData("2025-07-15T13:30:00Z")] // 09:30 New York, to the second
    [InlineData("2025-07-15T19:59:59Z")]
    [InlineData("2025-01-15T14:30:00Z")] // in winter
    [InlineData("2025-01-15T20:59:59Z")]
    [InlineData("2025-07-03T16:59:59Z")] // a second before the early close at 13:00
    public void StampedInHours_ItIsKnownAtOnce(string stamp)
    {
        ChainTimes times = ChainTimes.Of(Ns(stamp), Calendar);
        (times.AsOfNs, times.KnownNs, times.IsEndOfDay).Should().Be((Ns(stamp), Ns(stamp), false));
    }

    [Theory]
    [InlineData("2025-07-15T20:00:00Z", "2025-07-15T20:00:00Z", "2025-07-16T13:30:00Z")] // 16:00 sharp
    [InlineData("2025-07-15T20:15:00Z", "2025-07-15T20:00:00Z", "2025-07-16T13:30:00Z")]
    [InlineData("2025-07-16T03:59:00Z", "2025-07-15T20:00:00Z", "2025-07-16T13:30:00Z")] // 23:59 New York
    [InlineData("2025-07-15T13:29:59Z", "2025-07-15T20:00:00Z", "2025-07-16T13:30:00Z")] // before 09:30: of that date, and so of the next
    [InlineData("2025-07-03T17:00:00Z", "2025-07-03T17:00:00Z", "2025-07-07T13:30:00Z")] // early close, then a holiday and a weekend
    [InlineData("2025-07-04T15:00:00Z", "2025-07-03T17:00:00Z", "2025-07-07T13:30:00Z")] // on the holiday
    [InlineData("2025-07-12T15:00:00Z", "2025-07-11T20:00:00Z", "2025-07-14T13:30:00Z")] // on Saturday
    [InlineData("2025-07-13T20:00:00Z", "2025-07-11T20:00:00Z", "2025-07-14T13:30:00Z")] // on Sunday
    [InlineData("2023-04-06T20:15:00Z", "2023-04-06T20:00:00Z", "2023-04-10T13:30:00Z")] // before Good Friday
    [InlineData("2023-04-07T18:00:00Z", "2023-04-06T20:00:00Z", "2023-04-10T13:30:00Z")] // on Good Friday
    [InlineData("2025-03-07T21:30:00Z", "2025-03-07T21:00:00Z", "2025-03-10T13:30:00Z")] // clocks change over the weekend
    [InlineData("2025-10-31T20:30:00Z", "2025-10-31T20:00:00Z", "2025-11-03T14:30:00Z")]
    [InlineData("2018-12-04T21:30:00Z", "2018-12-04T21:00:00Z", "2018-12-06T14:30:00Z")] // the exchange was closed on the fifth
    public void StampedOutsideHours_ItIsOfTheClose_AndKnownAtTheNextOpening(string stamp, string asOf, string known)
    {
        ChainTimes times = ChainTimes.Of(Ns(stamp), Calendar);
        (times.AsOfNs, times.KnownNs, times.IsEndOfDay).Should().Be((Ns(asOf), Ns(known), true));
    }

    [Fact]
    public void AnEveningsChain_IsToldInTheMorning_WithoutALiveValueOfTheIndex()
    {
        List<MarketEvent> told = Read(Chain("2025-07-15T20:15:00Z"));
        told.Select(e => e.Kind).Should().Equal(EventKind.OptionRow, EventKind.OptionRow, EventKind.ChainEnd);
        told.Should().OnlyContain(e => e.TimeNs == Ns("2025-07-16T13:30:00Z") && e.VenueNs == Ns("2025-07-15T20:00:00Z"));
        told[^1].ChainEnd.Underlying.Should().Be(6243.76, "the chain keeps its own price");
    }

    [Fact]
    public void AChainOfTheDay_IsToldAtOnce_WithTheValueOfTheIndex()
    {
        List<MarketEvent> told = Read(Chain("2025-07-15T15:00:00Z"));
        told.Select(e => e.Kind).Should().Equal(EventKind.OptionRow, EventKind.OptionRow, EventKind.Index, EventKind.ChainEnd);
        told.Should().OnlyContain(e => e.TimeNs == Ns("2025-07-15T15:00:00Z") && e.VenueNs == e.TimeNs);
        told[2].Index.Value.Should().Be(6243.76);
        told[3].ChainEnd.Underlying.Should().Be(6243.76);
    }

    [Fact]
    public void EachOfSeveralChains_KeepsItsOwnPrice()
    {
        OptionRow row = new(Ns("2025-08-15T20:00:00Z"), 6200, 0.15, double.NaN, 0, 1, 2, 10, 3, isCall: true);
        long second = Ns("2025-07-16T20:15:00Z");
        MarketEvent[] events =
        [
            .. Chain("2025-07-15T20:15:00Z"),
            MarketEvent.Of(second, Spx, in row, second), MarketEvent.Of(second, Spx, new ChainEnd(double.NaN), second),
        ];
        Read(events).Where(e => e.Kind is EventKind.ChainEnd).Select(e => e.ChainEnd.Underlying).Should().Equal(6243.76, double.NaN);
    }

    [Fact]
    public void AnEveningsValueOfTheIndex_IsNotToldLive_WhereverItStands()
    {
        // Some tables tell the underlying before the rows; one without rows tells it alone.
        MarketEvent[] chain = Chain("2025-07-15T20:15:00Z");
        List<MarketEvent> told = Read([chain[2], chain[0], chain[1], chain[3]]);
        told.Select(e => e.Kind).Should().Equal(EventKind.OptionRow, EventKind.OptionRow, EventKind.ChainEnd);
        told[^1].ChainEnd.Underlying.Should().Be(6243.76);
        told = Read([.. Chain("2025-07-14T20:15:00Z"), chain[2], chain[3]]);
        told.Select(e => e.Kind).Should().Equal(EventKind.OptionRow, EventKind.OptionRow, EventKind.ChainEnd, EventKind.ChainEnd);
        (told[^1].TimeNs, told[^1].VenueNs).Should().Be((Ns("2025-07-16T13:30:00Z"), Ns("2025-07-15T20:00:00Z")));
    }

    [Theory]
    [InlineData("2025-07-15T22:00:00Z", "2025-07-16T22:00:00Z", 3)] // the session of the 16th, on which it is known
    [InlineData("2025-07-14T22:00:00Z", "2025-07-15T22:00:00Z", 0)] // its own session
    [InlineData("2025-07-16T13:30:00Z", "2025-07-16T13:30:01Z", 3)]
    [InlineData("2025-07-16T13:30:01Z", "2025-07-16T22:00:00Z", 0)]
    [InlineData("2025-07-16T12:00:00Z", "2025-07-16T13:30:00Z", 0)] // the end is no longer told
    public void WhatIsWanted_IsChosenByWhenItIsKnown(string from, string to, int told) =>
        Read(Chain("2025-07-15T20:15:00Z"), Ns(from), Ns(to)).Should().HaveCount(told);

    [RealDataTheory]
    [InlineData("2023-04-03", "2023-04-06", false)]
    [InlineData("2023-04-10", "2023-04-10", true)]
    [InlineData("2023-04-11", "2023-04-12", false)]
    public void TheChainBeforeGoodFriday_IsKnownOnMonday(string from, string to, bool isTold)
    {
        DataRequest request = DataFakes.Request(
            [RealData.Path("cboe_chains", "SPX_2023-04-06.csv"), RealData.Path("sierra_5m", "ESM23-CME.scid_BarData__5m.txt.gz")],
            new CboeChain(),
            new SierraText(new SierraTextOptions()));
        DataSet data = DataSet.Open(request with { FromNs = Open(from), ToNs = Open(to) + (24 * Hour) });
        using IEventReader reader = data.Merge(new SessionTimes());
        List<MarketEvent> chain = [.. Readers.ReadAll(reader, 512).Where(e => e.Kind is EventKind.OptionRow or EventKind.ChainEnd or EventKind.Index)];
        chain.Count.Should().Be(isTold ? 18_323 : 0, "two legs of 9161 rows and the end of the chain");
        chain.TrueForAll(e => e.TimeNs == Ns("2023-04-10T13:30:00Z") && e.VenueNs == Ns("2023-04-06T20:00:00Z") && e.Kind != EventKind.Index)
            .Should().BeTrue();
    }

    private static long Open(string date) => Calendar.SessionOpenNs(DateOnly.Parse(date, CultureInfo.InvariantCulture));

    private static List<MarketEvent> Read(MarketEvent[] events, long fromNs = long.MinValue, long toNs = long.MaxValue)
    {
        using ChainReader reader = new(new ListReader(events), Calendar, fromNs, toNs);
        return Readers.ReadAll(reader, 2);
    }

    /// <summary>A chain as a source tells it: everything with the moment it was stamped.</summary>
    private static MarketEvent[] Chain(string stamp)
    {
        long at = Ns(stamp);
        OptionRow call = new(Ns("2025-08-15T20:00:00Z"), 6200, 0.15, double.NaN, 0, 1, 2, 10, 3, isCall: true);
        OptionRow put = call with { IsCall = false };
        return
        [
            MarketEvent.Of(at, Spx, in call, at), MarketEvent.Of(at, Spx, in put, at),
            MarketEvent.Of(at, Spx, new IndexValue(6243.76, IsDaily: false)),
            MarketEvent.Of(at, Spx, new ChainEnd(double.NaN), at),
        ];
    }

    private static long Ns(string moment) => ExchangeCalendarTests.Ns(moment);
}
