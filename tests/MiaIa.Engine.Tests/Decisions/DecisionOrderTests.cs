using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Decisions;

/// <summary>
/// Each step of the decision order (SPEC 16.1) reached by a case that fails there and nowhere before. Without the case's
/// change the desk enters: a buy candidate of .50 over .25, a setup of 8/16 ticks, two contracts.
/// </summary>
public sealed class DecisionOrderTests : IDisposable
{
    private readonly FakeConfluence _confluence = new() { Score = 0.5 };
    private readonly List<TradingDesk> _desks = [];
    private Proposal _proposal = Propose.Market(Side.Buy);

    [Fact]
    public void When_no_step_fails_an_order_is_sent()
    {
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        desk.Last.Should().BeEquivalentTo(
            new { Reason = ReasonCode.None, Failed = 0UL, Strategy = 0, OrderId = 1L, Candidate = Side.Buy, PriceTicks = 24000 });
        desk.Engine.Funnel.Emitted.Should().Be(1);
    }

    [Fact]
    public void Data_warm_up_not_finished()
    {
        TradingDesk desk = Desk(s => s with { WarmUpBars = 2 }).Open().Bar(10, 0, 24000);
        Fails(desk, ReasonCode.Data);
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.None);
    }

    [Fact]
    public void Data_a_hole_of_three_bars_in_regular_hours_until_the_next_session()
    {
        TradingDesk desk = Desk();
        _confluence.Score = 0;
        desk.Open().Bar(10, 0, 24000).Bar(10, 3, 24000).Last.Steps().Should().NotContain(ReasonCode.Data, "two are missing");
        desk.Bar(10, 7, 24000).Last.Steps().Should().Contain(ReasonCode.Data, "10:04, 10:05 and 10:06 are missing");
        desk.Bar(10, 8, 24000).Last.Steps().Should().Contain(ReasonCode.Data);
        desk.Open(20250717, day: 1).Bar(9, 35, 24000, day: 1).Last.Steps().Should().Contain(ReasonCode.Data, "09:30-09:35 is a hole too");
        desk.Send(Events.Session(Clock.At(18, 0, day: 2), SessionWindow.AfterHours, 20250718, isStart: true, day: 2));
        desk.Bar(9, 30, 24000, day: 2).Last.Steps().Should().NotContain(ReasonCode.Data);
    }

    [Fact]
    public void Data_a_hole_outside_regular_hours_does_not_count()
    {
        TradingDesk desk = Desk();
        desk.Send(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours, isStart: true));
        desk.Bar(3, 0, 24000).Bar(4, 0, 24000).Last.Steps().Should().NotContain(ReasonCode.Data);
    }

    [Fact]
    public void Data_the_feed_is_lost_until_it_is_back()
    {
        TradingDesk desk = Desk().Open().Send(MarketEvent.Of(EventKind.FeedLost, Clock.At(10, 0))).Bar(10, 0, 24000);
        desk.Last.Steps().Should().Equal([ReasonCode.Data, ReasonCode.Limit], "after half a minute it is a halt as well");
        desk.Journal.Orders.Should().BeEmpty();
        desk.Send(MarketEvent.Of(EventKind.FeedRestored, Clock.At(10, 1, 1))).Bar(10, 1, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.None);
    }

    [Theory]
    [InlineData(0, true)]   // crossed for exactly one second
    [InlineData(1, false)]  // longer
    public void Data_the_book_is_crossed_for_more_than_a_second(int millisecond, bool isReady)
    {
        long endNs = Clock.At(10, 1);
        TradingDesk desk = Desk().Open();
        desk.Send(Events.Quote(endNs - Clock.Second - (millisecond * Clock.Millisecond), 101, 100)).Bar(10, 0, 24000);
        desk.Last.Steps().Contains(ReasonCode.Data).Should().Be(!isReady);
    }

    [Fact]
    public void Window_before_it_opens_and_after_it_closes()
    {
        TradingDesk desk = Desk();
        desk.Send(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours, isStart: true));
        Fails(desk.Bar(9, 33, 24000), ReasonCode.Window);
        desk.Timer(9, 35, TimerKind.EntriesOpen).Timer(15, 45, TimerKind.EntriesClose);
        desk.Bar(15, 44, 24000);
        desk.Last.Steps().Should().Equal(ReasonCode.Data, ReasonCode.Window);
    }

    [Fact]
    public void Window_the_bar_that_ends_when_it_opens_may_enter()
    {
        Desk().Open().Bar(9, 34, 24000).Last.Reason.Should().Be(ReasonCode.None);
    }

    [Fact]
    public void FridayCutoff_from_1500_on_a_friday()
    {
        TradingDesk desk = Desk(s => s with { Strategies = [new ScriptedStrategy(_ => default)] });
        _confluence.Score = 0;
        desk.Open(20250718, day: 2).Bar(14, 58, 24000, day: 2);
        desk.Last.Steps().Should().NotContain(ReasonCode.FridayCutoff);
        desk.Bar(14, 59, 24000, day: 2).Last.Reason.Should().Be(ReasonCode.FridayCutoff);
    }

    [Fact]
    public void DailyLoss_after_a_gap_through_the_stop()
    {
        // Long 2 at 24001, the stop at 23993 gaps to 23900 - 1: 102 ticks * 2 * 12.50 = 2,550 dollars.
        TradingDesk desk = Desk(s => s with { Capital = 100_000 }).Open().Bar(10, 0, 24000).Bar(10, 1, 24000).Bar(10, 2, 23900);
        desk.Last.Steps().Should().Equal([ReasonCode.DailyLoss, ReasonCode.SizeZero, ReasonCode.OpenRisk], "no budget is left either");
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Limit);
        desk.Bar(10, 3, 24000).Last.Reason.Should().Be(ReasonCode.DailyLoss);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Limit, "it latched");
        desk.Open(20250717, day: 1).Bar(9, 34, 24000, day: 1);
        desk.Last.Steps().Should().Equal([ReasonCode.Data], "only the hole of this morning is left");
    }

    [Fact]
    public void DailyTarget_after_a_win()
    {
        // The target gives 16 ticks * 2 * 12.50 = 400 dollars less 13.80.
        TradingDesk desk = Desk(s => s with { Limits = new() { DailyTarget = 386.20m } });
        Fails(desk.Open().Bar(10, 0, 24000).Bar(10, 1, 24000, 24018, 24000, 24018), ReasonCode.DailyTarget);
        desk.State.DayProfit.Should().Be(386.20m);
    }

    [Fact]
    public void MaxRoundTrips_after_the_last_one()
    {
        TradingDesk desk = Desk(s => s with { Limits = new() { MaxRoundTrips = 1 } });
        Fails(desk.Open().Bar(10, 0, 24000).Bar(10, 1, 24000, 24018, 24000, 24000), ReasonCode.MaxRoundTrips);
    }

    [Fact]
    public void Coverage_below_the_minimum()
    {
        _confluence.Coverage = 0.3999;
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.Coverage);
        desk.Last.Candidate.Should().Be(Side.None);
        _confluence.Coverage = 0.40;
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.None);
    }

    [Theory]
    [InlineData(0.25)]   // equality is no signal
    [InlineData(-0.25)]
    [InlineData(0)]
    public void Threshold_not_exceeded(double score)
    {
        _confluence.Score = score;
        Desk().Open().Bar(10, 0, 24000).Last.Reason.Should().Be(ReasonCode.Threshold);
    }

    [Fact]
    public void Threshold_not_known()
    {
        _confluence.IsThresholdKnown = false;
        Desk().Open().Bar(10, 0, 24000).Last.Reason.Should().Be(ReasonCode.Threshold);
    }

    [Fact]
    public void Filter_at_its_threshold_refuses()
    {
        FakeFilter filter = new() { Answer = 0.65 };
        TradingDesk desk = Desk(s => s with { Filters = [filter] });
        Fails(desk.Open().Bar(10, 0, 24000), ReasonCode.Filter);
        filter.Answer = 0.6501;
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.None);
    }

    [Fact]
    public void Filter_that_throws_refuses_for_the_run_and_is_noted_once()
    {
        FakeFilter filter = new() { Answer = 0.9, IsThrowing = true };
        TradingDesk desk = Desk(s => s with { Filters = [filter] });
        Fails(desk.Open().Bar(10, 0, 24000), ReasonCode.Filter);
        filter.IsThrowing = false;
        Fails(desk.Bar(10, 1, 24000), ReasonCode.Filter);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Fault);
    }

    [Fact]
    public void NoSetup_when_the_strategy_looks_the_other_way_or_nowhere()
    {
        _proposal = Propose.Market(Side.Sell);
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        Fails(desk, ReasonCode.NoSetup);
        _proposal = Propose.Nothing;
        Fails(desk.Bar(10, 1, 24000), ReasonCode.NoSetup);
    }

    [Fact]
    public void Position_while_an_entry_works_or_a_position_is_open()
    {
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        _proposal = Propose.Limit(Side.Buy, 23000);
        Fails(desk.Bar(10, 1, 24000), ReasonCode.Position);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    public void StopBounds_outside_4_to_15_ticks(int stop)
    {
        _proposal = Propose.Market(Side.Buy, stop, 3 * stop, most: 1);
        Desk(s => s with { Capital = 100_000 }).Open().Bar(10, 0, 24000).Last.Reason.Should().Be(ReasonCode.StopBounds);
    }

    [Theory]
    [InlineData(8, 11, ReasonCode.MinReward)]  // structure: 1.5 * 8 = 12
    [InlineData(8, 12, ReasonCode.None)]
    [InlineData(0, 15, ReasonCode.MinReward)]  // default stop of 8 ticks: 2 * 8 = 16
    [InlineData(0, 16, ReasonCode.None)]
    [InlineData(8, 0, ReasonCode.None)]        // without a target the reward is open
    public void MinReward_of_the_bracket(int stop, int target, ReasonCode expected)
    {
        _proposal = Propose.Market(Side.Buy, stop, target);
        Desk().Open().Bar(10, 0, 24000).Last.Reason.Should().Be(expected);
    }

    [Fact]
    public void SizeZero_when_the_budget_does_not_pay_for_one()
    {
        // 1 % of 10,689 is 106.89; one contract at 8 ticks risks 100 + 6.90.
        Fails(Desk(s => s with { Capital = 10_689 }).Open().Bar(10, 0, 24000), ReasonCode.SizeZero);
        Desk(s => s with { Capital = 10_690 }).Open().Bar(10, 0, 24000).Journal.Orders[0].Quantity.Should().Be(1);
    }

    [Fact]
    public void RiskRule_refuses_lowers_and_never_raises()
    {
        FakeRule rule = new();
        TradingDesk desk = Desk(s => s with { RiskRules = [new FakeRule { Answer = 2 }, rule] });
        Fails(desk.Open().Bar(10, 0, 24000), ReasonCode.RiskRule);
        rule.Answer = 1;
        desk.Bar(10, 1, 24000).Journal.Orders[0].Quantity.Should().Be(1);

        TradingDesk other = Desk(s => s with { RiskRules = [new FakeRule { Answer = 99 }] });
        other.Open().Bar(10, 0, 24000).Journal.Orders[0].Quantity.Should().Be(2);
    }

    [Fact]
    public void RiskRule_that_throws_allows_nothing_for_the_run()
    {
        FakeRule rule = new() { Answer = 2, IsThrowing = true };
        TradingDesk desk = Desk(s => s with { RiskRules = [rule] });
        Fails(desk.Open().Bar(10, 0, 24000), ReasonCode.RiskRule);
        rule.IsThrowing = false;
        Fails(desk.Bar(10, 1, 24000), ReasonCode.RiskRule);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Fault);
    }

    [Fact]
    public void Fault_of_the_confluence_ends_trading_for_the_run()
    {
        _confluence.IsThrowing = true;
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.Fault);
        _confluence.IsThrowing = false;
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.Fault);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Fault);
        desk.Journal.Orders.Should().BeEmpty();
    }

    [Fact]
    public void A_score_that_is_no_number_is_a_fault_and_does_not_take_the_desk_down()
    {
        _confluence.Score = double.NaN;
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000);
        desk.Last.Should().BeEquivalentTo(new { Reason = ReasonCode.Fault, HasScore = false });
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Fault);
    }

    [Theory]
    [InlineData(0.5, FeatureStatus.Ok, 1)]
    [InlineData(1.5, FeatureStatus.Ok, 2)]              // a factor never raises a size
    [InlineData(1, FeatureStatus.Missing, 0)]           // one that cannot be told pays for nothing
    [InlineData(double.NaN, FeatureStatus.Ok, 0)]
    [InlineData(-1, FeatureStatus.Ok, 0)]
    public void Size_factors_can_only_lower_the_quantity(double factor, FeatureStatus status, int expected)
    {
        FakeFeature size = new(
            ["size-factor"], (in MarketEvent e, Span<FeatureValue> v) => v[0] = new FeatureValue(factor, status, e.TimeNs));
        TradingDesk desk = Desk(s => s with { Features = [(size, [new(0, EventKinds.Bar)], 0)] });
        desk.Open().Bar(10, 0, 24000).Journal.Orders.FirstOrDefault().Quantity.Should().Be(expected);
        desk.Last.Reason.Should().Be(expected > 0 ? ReasonCode.None : ReasonCode.SizeZero);
    }

    [Fact]
    public void A_strategy_that_throws_is_out_and_the_others_go_on()
    {
        ScriptedStrategy bad = new(_ => throw new InvalidOperationException("lost"));
        ScriptedStrategy good = new(_ => _proposal);
        TradingDesk desk = Desk(s => s with { Strategies = [bad, good] });
        desk.Open().Bar(10, 0, 24000).Last.Should().BeEquivalentTo(new { Reason = ReasonCode.None, Strategy = 1 });
        desk.Strategies[0].Fault.Should().Contain("lost");
        int seen = bad.Seen.Count;
        desk.Bar(10, 1, 24000);
        bad.Seen.Should().HaveCount(seen);
        desk.Journal.Notes.Should().ContainSingle(n => n.Kind == NoteKind.Fault);
    }

    [Fact]
    public void Without_a_journal_nothing_is_sent()
    {
        TradingDesk desk = Desk();
        desk.Journal.IsWritable = false;
        Fails(desk.Open().Bar(10, 0, 24000), ReasonCode.Limit);
        desk.Journal.Orders.Should().BeEmpty();
    }

    [Fact]
    public void The_first_failing_step_is_named_and_the_others_are_recorded()
    {
        // Warm-up, no window, a refusing filter, a stop too wide whose reward is too small, and no money.
        _proposal = Propose.Market(Side.Buy, stop: 20, target: 21);
        TradingDesk desk = Desk(s => s with { WarmUpBars = 9, Capital = 100, Filters = [new FakeFilter()] });
        desk.Send(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours, isStart: true)).Bar(3, 0, 24000);
        desk.Last.Reason.Should().Be(ReasonCode.Data);
        desk.Last.Steps().Should().Equal(
            ReasonCode.Data, ReasonCode.Window, ReasonCode.Filter, ReasonCode.StopBounds, ReasonCode.MinReward, ReasonCode.SizeZero, ReasonCode.OpenRisk,
            ReasonCode.Margin);
    }

    [Fact]
    public void Of_several_setups_the_best_one_counts_and_of_equals_the_first()
    {
        ScriptedStrategy low = new(_ => Propose.Market(Side.Buy, 8, quality: 0.4));
        ScriptedStrategy best = new(_ => Propose.Market(Side.Buy, 6, quality: 0.9));
        ScriptedStrategy equal = new(_ => Propose.Market(Side.Buy, 5, quality: 0.9));
        ScriptedStrategy wrongSide = new(_ => Propose.Market(Side.Sell, 4, quality: 1));
        TradingDesk desk = Desk(s => s with { Strategies = [low, best, equal, wrongSide] });
        desk.Open().Bar(10, 0, 24000).Last.Strategy.Should().Be(1);
        desk.Journal.Orders[1].OffsetTicks.Should().Be(-6);
    }

    [Fact]
    public void Without_a_confluence_the_strategy_decides_alone()
    {
        TradingDesk desk = Desk(s => s with { Confluence = null });
        desk.Open().Bar(10, 0, 24000).Last.Should().BeEquivalentTo(
            new { Reason = ReasonCode.None, HasScore = false, Candidate = Side.None, OrderId = 1L });
    }

    [Fact]
    public void An_opposite_candidate_closes_the_position_and_does_not_reverse_on_that_bar()
    {
        TradingDesk desk = Desk().Open().Bar(10, 0, 24000).Bar(10, 1, 24000);
        desk.State.PositionQuantity.Should().Be(2);
        _confluence.Score = -0.5;
        _proposal = Propose.Market(Side.Sell);
        desk.Bar(10, 2, 24000).Last.Reason.Should().Be(ReasonCode.Exit);
        desk.Journal.Orders[^1].Should().BeEquivalentTo(
            new { Role = OrderRole.Exit, Type = OrderType.Market, Side = Side.Sell, Quantity = 2 });
        desk.Bar(10, 3, 24000).Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Rule);
    }

    [Fact]
    public void An_opposite_candidate_that_a_filter_refuses_does_not_exit()
    {
        FakeFilter filter = new() { Answer = 0.9 };
        TradingDesk desk = Desk(s => s with { Filters = [filter] }).Open().Bar(10, 0, 24000).Bar(10, 1, 24000);
        _confluence.Score = -0.5;
        filter.Answer = 0.1;
        desk.Bar(10, 2, 24000).Last.Steps().Should().Equal(ReasonCode.Filter, ReasonCode.Position);
        desk.Journal.Orders.Should().HaveCount(3, "entry, stop and target only");
    }

    [Fact]
    public void A_strategys_exit_closes_its_own_position_only()
    {
        Proposal other = Propose.Nothing;
        ScriptedStrategy owner = new(_ => _proposal);
        ScriptedStrategy stranger = new(_ => other);
        TradingDesk desk = Desk(s => s with { Strategies = [owner, stranger] }).Open().Bar(10, 0, 24000);
        other = Propose.Exit;
        desk.Bar(10, 1, 24000).Last.Reason.Should().Be(ReasonCode.Position);
        (_proposal, other) = (Propose.Exit, Propose.Nothing);
        desk.Bar(10, 2, 24000).Last.Reason.Should().Be(ReasonCode.Exit);
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private static void Fails(TradingDesk desk, ReasonCode expected)
    {
        desk.Last.Reason.Should().Be(expected);
        desk.Last.Steps().Should().Equal(expected);
        desk.Last.OrderId.Should().Be(0);
    }

    private TradingDesk Desk(Func<DeskSettings, DeskSettings>? change = null)
    {
        DeskSettings settings = new()
        {
            Confluence = _ => _confluence,
            Strategies = [new ScriptedStrategy(_ => _proposal)],
        };
        TradingDesk desk = new(change?.Invoke(settings) ?? settings);
        _desks.Add(desk);
        return desk;
    }
}
