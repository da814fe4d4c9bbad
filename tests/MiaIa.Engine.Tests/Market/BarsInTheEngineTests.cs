using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Market;

/// <summary>When bars close in the engine, and in which order they and other events reach a feature.</summary>
public sealed class BarsInTheEngineTests : IDisposable
{
    private const EventKinds Everything = EventKinds.Bar | EventKinds.Trade | EventKinds.Session | EventKinds.Decision
        | EventKinds.Quote | EventKinds.Roll;

    private readonly FakeFeature _seen = FakeFeature.Recorder();
    private readonly List<TradingDesk> _desks = [];

    [Fact]
    public void A_bar_closes_at_the_first_event_at_or_after_its_end()
    {
        TradingDesk desk = Desk(isBuiltFromPrints: true);
        desk.Send(Events.Print(Clock.At(10, 0, 30), 100));
        Bars().Should().BeEmpty();
        desk.Send(Events.Quote(Clock.At(10, 0, 59, 999), 99, 100));
        Bars().Should().BeEmpty();
        desk.Send(Events.Print(Clock.At(10, 1), 105));
        Bars().Should().Equal((60, Clock.At(10, 1), 100));
    }

    [Fact]
    public void A_print_at_the_end_of_a_bar_reaches_features_after_the_bar()
    {
        Desk(isBuiltFromPrints: true)
            .Send(Events.Print(Clock.At(10, 0, 30), 100))
            .Send(Events.Print(Clock.At(10, 1), 105));
        Kinds().Should().Equal(EventKind.Trade, EventKind.Bar, EventKind.Decision, EventKind.Trade);
    }

    [Fact]
    public void Calendar_events_come_before_the_bars_that_end_at_their_moment()
    {
        Desk(isBuiltFromPrints: true)
            .Send(Events.Print(Clock.At(9, 29, 30), 100))
            .Send(Events.Session(Clock.At(9, 30), SessionWindow.Opening))
            .Send(Events.Print(Clock.At(9, 30), 101));
        Kinds().Should().Equal(
            EventKind.Trade, EventKind.Session, EventKind.Bar, EventKind.Decision, EventKind.Trade);
    }

    [Fact]
    public void Bars_long_due_close_at_their_own_time_and_before_a_calendar_event_that_comes_later()
    {
        Desk(isBuiltFromPrints: true, 300)
            .Send(Events.Print(Clock.At(9, 28, 30), 100))
            .Send(Events.Session(Clock.At(9, 31), SessionWindow.Opening));
        _seen.Seen.Select(e => (e.Kind, e.TimeNs)).Should().Equal(
            (EventKind.Trade, Clock.At(9, 28, 30)),
            (EventKind.Bar, Clock.At(9, 29)),
            (EventKind.Decision, Clock.At(9, 29)),
            (EventKind.Bar, Clock.At(9, 30)),
            (EventKind.Session, Clock.At(9, 31)));
    }

    [Fact]
    public void The_quarter_of_an_hour_at_1015_contains_the_minute_that_ends_at_1015()
    {
        TradingDesk desk = Desk(isBuiltFromPrints: false, 300, 900);
        desk.Bar(10, 13, 100, 101, 99, 100).Bar(10, 14, 100, 130, 99, 120);
        Bars().Should().Equal(
            (60, Clock.At(10, 14), 100), (60, Clock.At(10, 15), 120), (300, Clock.At(10, 15), 120), (900, Clock.At(10, 15), 120));
        _seen.Seen.Last(e => e.Kind is EventKind.Bar).Bar.HighTicks.Should().Be(130);
        _seen.Seen[^1].Kind.Should().Be(EventKind.Decision, "a decision sees every bar that ends at its moment");
    }

    [Fact]
    public void A_bar_of_the_source_without_delta_reaches_features_with_the_estimated_one()
    {
        // Closes alternate 100, 102, 100, ...; the 21st bar's change is -2 at a deviation of 2: 10 * (2 * Phi(-1) - 1).
        TradingDesk desk = Desk(isBuiltFromPrints: false, 300);
        for (int i = 0; i <= 20; i++)
        {
            desk.Bar(10, i, 100, 102, 100, i % 2 == 0 ? 100 : 102);
        }

        Bar last = _seen.Seen.Last(e => e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == 60).Bar;
        last.DeltaKind.Should().Be(DeltaKind.Estimated);
        last.Delta.Should().BeApproximately(-6.826895, 1e-5);
    }

    [Fact]
    public void A_minute_without_trade_gives_no_bar()
    {
        Desk(isBuiltFromPrints: true)
            .Send(Events.Print(Clock.At(10, 0, 30), 100))
            .Send(Events.Print(Clock.At(10, 3, 30), 101))
            .Send(Events.Print(Clock.At(10, 4), 101));
        Bars().Should().Equal((60, Clock.At(10, 1), 100), (60, Clock.At(10, 4), 101));
    }

    [Fact]
    public void Finer_bars_of_the_source_make_base_bars_that_close_with_their_last_part()
    {
        TradingDesk desk = Desk(isBuiltFromPrints: false);
        desk.Send(Events.Bar(Clock.At(10, 0), 100, 104, 100, 101, seconds: 30));
        Bars().Should().BeEmpty();
        desk.Send(Events.Bar(Clock.At(10, 0, 30), 101, 101, 97, 98, seconds: 30));
        Bars().Should().Equal((60, Clock.At(10, 1), 98));
        _seen.Seen.First(e => e.Kind is EventKind.Bar).Bar.Volume.Should().Be(20);
    }

    [Fact]
    public void Reference_instruments_close_before_the_traded_one_when_both_are_built()
    {
        FakeFeature both = FakeFeature.Recorder();
        TradingDesk desk = Track(new TradingDesk(new DeskSettings
        {
            IsBuiltFromPrints = true,
            Features = [(both, [new(0, EventKinds.Bar), new(1, EventKinds.Bar)], 0)],
        }));
        desk.Open()
            .Send(Events.Print(Clock.At(10, 0, 1), 100))
            .Send(Events.Print(Clock.At(10, 0, 2), 200, instrument: 1))
            .Send(Events.Quote(Clock.At(10, 1), 99, 101));
        both.Seen.Select(e => e.Instrument).Should().Equal(1, 0);
    }

    [Fact]
    public void Reference_instruments_close_before_a_bar_of_the_traded_ones_source()
    {
        FakeFeature both = FakeFeature.Recorder();
        TradingDesk desk = Track(new TradingDesk(new DeskSettings
        {
            Features = [(both, [new(0, EventKinds.Bar), new(1, EventKinds.Bar)], 0)],
        }));
        desk.Open().Send(Events.Print(Clock.At(10, 0, 2), 200, instrument: 1)).Bar(10, 0, 100);
        both.Seen.Select(e => (e.Instrument, e.Bar.CloseTicks)).Should().Equal((1, 200), (0, 100));
    }

    [Fact]
    public void A_roll_throws_open_bars_away_and_warm_up_starts_anew()
    {
        TradingDesk desk = Track(new TradingDesk(new DeskSettings
        {
            IsBuiltFromPrints = true,
            WarmUpBars = 2,
            Features = [(_seen, [new(0, Everything)], 0)],
        }));
        desk.Open();
        desk.Send(Events.Print(Clock.At(10, 0), 100)).Send(Events.Print(Clock.At(10, 1), 100));
        desk.Send(Events.Print(Clock.At(10, 2), 100));
        desk.Last.Steps().Should().NotContain(ReasonCode.Data);

        desk.Send(Events.Roll(Clock.At(10, 2, 30)));
        desk.Send(Events.Print(Clock.At(10, 3), 500)).Send(Events.Print(Clock.At(10, 4), 500));
        Bars().Should().Equal(
            (60, Clock.At(10, 1), 100), (60, Clock.At(10, 2), 100), (60, Clock.At(10, 4), 500));
        desk.Last.Reason.Should().Be(ReasonCode.Data);
        desk.Send(Events.Print(Clock.At(10, 5), 500));
        desk.Last.Steps().Should().NotContain(ReasonCode.Data);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Roll);
    }

    [Fact]
    public void An_event_from_the_past_is_counted_and_left_out()
    {
        TradingDesk desk = Desk(isBuiltFromPrints: true);
        desk.Send(Events.Print(Clock.At(10, 0, 30), 100)).Send(Events.Print(Clock.At(10, 0, 29), 999));
        desk.Engine.BackwardsCount.Should().Be(1);
        desk.Send(Events.Print(Clock.At(10, 1), 100));
        _seen.Seen.First(e => e.Kind is EventKind.Bar).Bar.HighTicks.Should().Be(100);
    }

    [Fact]
    public void Completing_closes_what_is_due_and_never_a_bar_that_is_not_over()
    {
        TradingDesk desk = Desk(isBuiltFromPrints: true);
        desk.Send(Events.Print(Clock.At(10, 0, 30), 100));
        desk.Send(MarketEvent.Of(Clock.At(10, 1), TimerKind.Clock));
        desk.Engine.Complete();
        Bars().Should().HaveCount(1);

        desk.Send(Events.Print(Clock.At(10, 1, 30), 100));
        desk.Engine.Complete();
        Bars().Should().HaveCount(1);
    }

    [Fact]
    public void An_inferred_side_is_what_features_see()
    {
        TradingDesk desk = Desk(isBuiltFromPrints: true);
        desk.Send(Events.Quote(Clock.At(10, 0), 99, 101)).Send(Events.Print(Clock.At(10, 0, 1), 101, 3, Side.None));
        Trade trade = _seen.Seen[^1].Trade;
        trade.Should().Be(new Trade(101, 3, Side.Buy, IsAggressorInferred: true));
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private TradingDesk Desk(bool isBuiltFromPrints, params int[] longer)
    {
        TradingDesk desk = Track(new TradingDesk(new DeskSettings
        {
            IsBuiltFromPrints = isBuiltFromPrints,
            Periods = [.. longer.Select(s => new BarPeriod(s))],
            Features = [(_seen, [new FeatureReads(0, Everything)], 0)],
        }));
        desk.Send(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours, isStart: true));
        _seen.Seen.Clear();
        return desk;
    }

    private TradingDesk Track(TradingDesk desk)
    {
        _desks.Add(desk);
        return desk;
    }

    private IEnumerable<EventKind> Kinds() => _seen.Seen.Select(e => e.Kind);

    private IEnumerable<(int Seconds, long EndNs, int Close)> Bars() => _seen.Seen
        .Where(e => e.Kind is EventKind.Bar)
        .Select(e => (e.Bar.PeriodSeconds, e.TimeNs, e.Bar.CloseTicks));
}
