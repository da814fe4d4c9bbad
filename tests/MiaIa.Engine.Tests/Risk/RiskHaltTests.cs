using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Risk;

/// <summary>What raises halts, what they do and what ends them (SPEC 17.1, 17.6).</summary>
public sealed class RiskHaltTests : IDisposable
{
    private readonly List<TradingDesk> _desks = [];

    [Fact]
    public void Five_losses_in_a_row_pause_for_an_hour()
    {
        // Bought at 24001, stopped in the same bar, at each minute: the fifth loss comes with the bar that ends at 10:06.
        TradingDesk desk = Always(s => s with { Limits = Wide with { LossStreak = new() } });
        desk.Open().Bar(10, 0, 24000);
        for (int minute = 1; minute <= 5; minute++)
        {
            desk.Last.Steps().Should().BeEmpty();
            desk.Bar(10, minute, 24000, 24000, 23980, 24000);
        }

        desk.State.LossStreak.Should().Be(5);
        desk.Last.Steps().Should().Equal(ReasonCode.LossStreak);
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.LossStreak, State = HaltState.HaltEntries, UntilNs = Clock.At(11, 6) });
        desk.Bar(11, 4, 24000).Last.Steps().Should().Contain(ReasonCode.LossStreak);
        desk.Bar(11, 5, 24000).Last.Steps().Should().NotContain(ReasonCode.LossStreak);
        desk.Engine.Halts.Should().BeEmpty();
    }

    [Fact]
    public void The_daily_loss_halts_until_the_next_session_date_and_no_person_ends_it()
    {
        TradingDesk desk = Falling(s => s with { Limits = new(), Capital = 100_000 });
        Only(desk).Should().BeEquivalentTo(
            new { Cause = HaltCause.DailyLoss, State = HaltState.HaltTrading, Release = HaltRelease.NextSessionDate, DateNumber = 20250716 });
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Halt);
        desk.Send(MarketEvent.Of(EventKind.Resume, Clock.At(10, 10)));
        desk.Engine.Halts.Should().ContainSingle();
        desk.Open(20250717, day: 1).Engine.Halts.Should().BeEmpty();
    }

    [Fact]
    public void The_drawdown_halts_until_a_person_resumes_and_is_then_measured_anew()
    {
        TradingDesk desk = Falling(s => s with { Limits = Wide with { Drawdown = new() } });
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.Drawdown, State = HaltState.HaltTrading, Release = HaltRelease.Manual });
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Halt);
        desk.Open(20250717, day: 1).Send(Events.Print(Clock.At(10, 0, day: 1), 24000)).Send(Events.Print(Clock.At(10, 1, day: 1), 24000));
        desk.Last.Steps().Should().Contain(ReasonCode.Drawdown);
        desk.Send(MarketEvent.Of(EventKind.Resume, Clock.At(10, 2, day: 1)));
        desk.Engine.Halts.Should().BeEmpty();
        desk.State.PeakEquity.Should().Be(desk.State.Equity);
        desk.Journal.Halts.Select(h => h.EndReason is null).Should().Equal(true, false);
        desk.Journal.Accounts[^1].Account.PeakEquity.Should().Be(desk.State.Equity);
    }

    [Fact]
    public void The_daily_target_may_close_everything()
    {
        // Two contracts from 24000: 20 ticks are 500 dollars less 6.90 of fees for the way in.
        RiskLimits limits = Wide with { DailyTarget = 493.10m, DailyTargetAction = DailyTargetAction.Flatten };
        TradingDesk desk = Entered(s => s with { Limits = limits });
        desk.Send(Events.Print(Clock.At(10, 2), 24_019)).Journal.Orders.Should().HaveCount(3);
        desk.Send(Events.Print(Clock.At(10, 3), 24_020)).Send(Events.Print(Clock.At(10, 4), 24_000));
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Halt);
        desk.Send(Events.Print(Clock.At(10, 5), 24_000)).Last.Steps().Should().Contain(ReasonCode.DailyTarget, "it stays so for the date");
        desk.Engine.Halts.Should().BeEmpty();
    }

    [Fact]
    public void Orders_a_minute_pause_entries_and_leave_alone_what_was_sent()
    {
        TradingDesk desk = Always(s => s with { Limits = Wide with { OrderRate = new() { OrdersPerMinute = 1 } } });
        desk.Open().Bar(10, 0, 24000);
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.OrderRate, UntilNs = Clock.At(10, 6) });
        desk.Bar(10, 1, 24000, 24020, 24000, 24020).Last.Steps().Should().Contain(ReasonCode.OrderRate);
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Target);
        desk.Bar(10, 5, 24020).Last.Steps().Should().NotContain(ReasonCode.OrderRate);
    }

    [Fact]
    public void A_feed_lost_for_half_a_minute_forbids_entries_until_it_is_back()
    {
        TradingDesk desk = Always().Open();
        desk.Send(MarketEvent.Of(EventKind.FeedLost, Clock.At(10, 0))).Send(Tick(10, 0, 29, 999)).Engine.Halts.Should().BeEmpty();
        desk.Send(Tick(10, 0, 30));
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.FeedStale, State = HaltState.HaltEntries });
        desk.Send(Tick(10, 30)).Engine.Halts.Should().ContainSingle("there is no position");
        desk.Send(MarketEvent.Of(EventKind.FeedRestored, Clock.At(10, 31))).Engine.Halts.Should().BeEmpty();
    }

    [Fact]
    public void A_feed_lost_for_five_minutes_with_a_position_closes_it()
    {
        TradingDesk desk = Entered();
        desk.Send(MarketEvent.Of(EventKind.FeedLost, Clock.At(10, 2))).Send(Tick(10, 6, 59, 999)).Journal.Orders.Should().HaveCount(3);
        desk.Send(Tick(10, 7)).Journal.Orders[^1].Role.Should().Be(OrderRole.Exit);
        desk.Send(MarketEvent.Of(EventKind.FeedRestored, Clock.At(10, 8)));
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.FeedDead, State = HaltState.HaltTrading, Release = HaltRelease.Manual });
    }

    [Fact]
    public void Live_a_silent_feed_counts_as_lost()
    {
        TradingDesk desk = Always(s => s with { Mode = RunMode.Live }).Open();
        desk.Send(Events.Quote(Clock.At(10, 0), 23_999, 24_001)).Send(Tick(10, 0, 29, 999)).Engine.Halts.Should().BeEmpty();
        desk.Send(Tick(10, 0, 30));
        Only(desk).Cause.Should().Be(HaltCause.FeedStale);
        desk.Send(Events.Quote(Clock.At(10, 1), 23_999, 24_001)).Engine.Halts.Should().BeEmpty();

        TradingDesk recorded = Always().Open();
        recorded.Send(Events.Quote(Clock.At(10, 0), 23_999, 24_001)).Send(Tick(10, 30)).Engine.Halts.Should().BeEmpty("a file is not silent");
    }

    [Fact]
    public void A_lost_broker_forbids_entries_until_it_is_back_and_reconciled()
    {
        TradingDesk desk = Always(s => s with { Broker = new HandBroker() }).Open();
        desk.Send(MarketEvent.Of(EventKind.BrokerLost, Clock.At(10, 0))).Send(Tick(10, 0, 29, 999)).Engine.Halts.Should().BeEmpty();
        desk.Send(Tick(10, 0, 30));
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.BrokerLost, State = HaltState.HaltEntries });
        desk.Send(MarketEvent.Of(EventKind.Reconciled, Clock.At(10, 1))).Engine.Halts.Should().ContainSingle("it is not back");
        desk.Send(MarketEvent.Of(EventKind.BrokerRestored, Clock.At(10, 2))).Engine.Halts.Should().ContainSingle("nothing is reconciled");
        desk.Send(MarketEvent.Of(EventKind.Reconciled, Clock.At(10, 3))).Engine.Halts.Should().BeEmpty();
    }

    [Fact]
    public void A_risk_rule_that_throws_halts_until_a_person_resumes()
    {
        TradingDesk desk = Always(s => s with { RiskRules = [new FakeRule { IsThrowing = true }] });
        desk.Open().Bar(10, 0, 24000).Journal.Orders.Should().BeEmpty();
        Only(desk).Should().BeEquivalentTo(new { Cause = HaltCause.RiskRule, Release = HaltRelease.Manual });
    }

    [Fact]
    public void The_account_is_written_down_at_session_dates_fills_and_halts()
    {
        TradingDesk desk = Always().Open();
        desk.Journal.Accounts.Should().ContainSingle().Which.Account.Should().Be(new AccountRecord(25_000, 25_000, 25_000, 20250716, 0, 0));
        desk.Bar(10, 0, 24000).Bar(10, 1, 24000, 24000, 23980, 24000);

        // In at 24001, out at 23992 with two contracts: 9 * 25 and 13.80 of fees.
        desk.Journal.Accounts[^1].Account.Should().Be(new AccountRecord(24_761.20m, 25_000, 25_000, 20250716, 1, 1));
        desk.Last.RiskScore.Should().BeApproximately(47.76, 1e-9, "238.80 of 500");
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private static RiskLimits Wide => DeskSettings.NoLimits with { PositionSize = new() { RiskPercent = 100, RiskDollars = 250 } };

    private static HaltRecord Only(TradingDesk desk) => desk.Engine.Halts.Should().ContainSingle().Subject;

    private static MarketEvent Tick(int hour, int minute, int second = 0, int millisecond = 0) =>
        MarketEvent.Of(Clock.At(hour, minute, second, millisecond), TimerKind.Clock);

    private TradingDesk Always(Func<DeskSettings, DeskSettings>? change = null)
    {
        TradingDesk desk = TradingDesk.Scripted(p => p.PositionQuantity == 0 ? Propose.Market(Side.Buy) : default, change);
        _desks.Add(desk);
        return desk;
    }

    /// <summary>Long two contracts at 24000 since 10:01; a broker whose stops and targets do not fill.</summary>
    private TradingDesk Entered(Func<DeskSettings, DeskSettings>? change = null)
    {
        TradingDesk desk = Always(s => (change?.Invoke(s) ?? s) with { IsBuiltFromPrints = true, FillModel = new EntriesOnlyFill() });
        desk.Open().Send(Events.Print(Clock.At(10, 0), 24_000)).Send(Events.Print(Clock.At(10, 1), 24_000));
        desk.State.PositionQuantity.Should().Be(2);
        return desk;
    }

    /// <summary>And then it falls by 60 ticks, which is 1,500 dollars.</summary>
    private TradingDesk Falling(Func<DeskSettings, DeskSettings> change) =>
        Entered(change).Send(Events.Print(Clock.At(10, 1, 30), 23_940)).Send(Events.Print(Clock.At(10, 1, 40), 23_940));
}
