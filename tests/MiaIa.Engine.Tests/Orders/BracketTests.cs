using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>
/// Round trips through the whole engine on tapes of bars, worked by hand. The fill model is bar-pessimistic: one tick of
/// slippage in regular hours. A tick of one ES contract is 12.50 dollars, fees are 3.45 a side.
/// </summary>
public sealed class BracketTests : IDisposable
{
    private readonly List<TradingDesk> _desks = [];

    [Fact]
    public void A_bracket_is_sent_with_its_stop_and_target_in_one_piece()
    {
        TradingDesk desk = Enter(Propose.Market(Side.Buy)).Bar(10, 0, 24000);
        desk.Journal.Orders.Should().Equal(
            new Order(1, 0, 0, 0, OrderRole.Entry, OrderType.Market, Side.Buy, 2, 0, 0, 0),
            new Order(2, 1, 1, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 2, 23992, -8, 0),
            new Order(3, 1, 1, 0, OrderRole.Target, OrderType.Limit, Side.Sell, 2, 24016, 16, 0));
    }

    [Fact]
    public void A_short_bracket_is_its_mirror_and_a_limit_keeps_its_price_and_expiry()
    {
        TradingDesk desk = Enter(Propose.Limit(Side.Sell, 24004, 6, 0, most: 1, validNs: 30 * Clock.Second)).Bar(10, 0, 24000);
        desk.Journal.Orders.Should().Equal(
            new Order(1, 0, 0, 0, OrderRole.Entry, OrderType.Limit, Side.Sell, 1, 24004, 0, Clock.At(10, 1, 30)),
            new Order(2, 1, 1, 0, OrderRole.Stop, OrderType.Stop, Side.Buy, 1, 24010, 6, 0));
    }

    [Fact]
    public void A_win_to_the_cent()
    {
        // Bought 2 at 24000 + 1; target 24017, traded through in the second bar. 16 * 2 * 12.50 = 400, less 4 * 3.45.
        TradingDesk desk = Enter(Propose.Market(Side.Buy)).Bar(10, 0, 24000)
            .Bar(10, 1, 24000, 24010, 23996, 24010).Bar(10, 2, 24010, 24018, 24009, 24018);
        desk.Journal.Trips.Should().Equal(new RoundTrip(
            1, Side.Buy, 2, Clock.At(10, 1), 24001, Clock.At(10, 3), 24017, 400, 13.80m, 8, 5, 16, 2, ExitReason.Target, 0, 0, 20250716));
        desk.State.Should().BeEquivalentTo(
            new { Equity = 25_386.20m, DayProfit = 386.20m, Realised = 400m, Fees = 13.80m, PositionQuantity = 0, OpenProfit = 0m });
    }

    [Fact]
    public void A_loss_to_the_cent()
    {
        // Sold 2 at 24000 - 1; stop 24007 reached at 24007, filled 24008: 9 * 2 * 12.50 = 225, less 13.80. Low 23990: 9 for us.
        TradingDesk desk = Enter(Propose.Market(Side.Sell)).Bar(10, 0, 24000)
            .Bar(10, 1, 24000, 24003, 23990, 24000).Bar(10, 2, 24000, 24007, 24000, 24005);
        desk.Journal.Trips.Should().Equal(new RoundTrip(
            1, Side.Sell, 2, Clock.At(10, 1), 23999, Clock.At(10, 3), 24008, -225, 13.80m, 8, 9, 9, 4, ExitReason.Stop, 0, 0, 20250716));
        desk.State.Equity.Should().Be(24_761.20m);
    }

    [Fact]
    public void Costs_of_the_plain_stop_without_slippage()
    {
        // SPEC vector 16: an 8-tick stop on 2 ES is -200.00 gross and -213.80 net.
        TradingDesk desk = Enter(
            Propose.Market(Side.Buy),
            s => s with { FillModel = new Plugins.FillModels.BarPessimistic(new() { SlippageTicks = 0 }) });
        desk.Bar(10, 0, 24000).Bar(10, 1, 24000, 24000, 23992, 23992);
        (desk.Journal.Trips[0].Gross, desk.Journal.Trips[0].Net).Should().Be((-200m, -213.80m));
    }

    [Fact]
    public void Everything_is_closed_at_1555()
    {
        // Bought 2 at 24001 at 15:44; the order of 15:55 fills at the open of the next bar less a tick: 24004 - 24001 = 3 ticks.
        TradingDesk desk = Enter(Propose.Market(Side.Buy), from: (15, 42)).Bar(15, 43, 24000).Bar(15, 44, 24000);
        desk.Timer(15, 55, TimerKind.SessionFlatten).Bar(15, 54, 24000);
        desk.State.PositionQuantity.Should().Be(2, "the bar before the order cannot fill it");
        desk.Bar(15, 55, 24005);
        RoundTrip trip = desk.Journal.Trips.Should().ContainSingle().Which;
        (trip.ExitReason, trip.Gross, trip.ExitNs).Should().Be((ExitReason.SessionFlatten, 75m, Clock.At(15, 55)));
        desk.Journal.Answers.Count(a => a.Kind is EventKind.OrderCancelled).Should().Be(2, "stop and target");
    }

    [Fact]
    public void A_target_filled_in_the_last_bar_before_1555_leaves_nothing_to_close()
    {
        TradingDesk desk = Enter(Propose.Market(Side.Buy)).Bar(10, 0, 24000).Bar(10, 1, 24000);
        desk.Timer(15, 55, TimerKind.SessionFlatten).Bar(15, 54, 24000, 24030, 24000, 24000).Bar(15, 55, 24000);
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Target);
        desk.State.PositionQuantity.Should().Be(0);
    }

    [Fact]
    public void A_resting_limit_is_cancelled_when_the_window_closes()
    {
        TradingDesk desk = Enter(
            Propose.Limit(Side.Buy, 23000), s => s with { Limits = new() { PriceCollar = new() { MaxDistanceTicks = 1000 } } }).Bar(10, 0, 24000);
        desk.Timer(15, 45, TimerKind.EntriesClose).Bar(15, 44, 24000);
        desk.Journal.Answers.Where(a => a.Kind is EventKind.OrderCancelled).Select(a => a.Order.Reason).Should().Equal(
            OrderReason.Requested, OrderReason.ParentCancelled, OrderReason.ParentCancelled);
    }

    [Fact]
    public void An_entry_at_the_market_sent_before_the_window_closed_is_filled_at_the_open_it_was_sent_for()
    {
        // Sent at 15:44:00; what the bar 15:44-15:45 tells comes after the timer of 15:45:00, but its open was at 15:44:00.
        TradingDesk desk = Enter(Propose.Market(Side.Buy), from: (15, 42)).Bar(15, 43, 24000);
        desk.Timer(15, 45, TimerKind.EntriesClose).Bar(15, 44, 24000);
        desk.State.PositionQuantity.Should().Be(2);
    }

    [Fact]
    public void A_position_that_opens_after_everything_was_to_be_closed_is_closed_at_once()
    {
        // Bars of an hour: sent at 15:00, filled at the open 15:00 but told at 16:00, after the flatten of 15:55.
        TradingDesk desk = Enter(Propose.Market(Side.Buy), s => s with { BasePeriod = new BarPeriod(3600) });
        desk.Send(Events.Bar(Clock.At(14, 0), 24000, 24000, 24000, 24000, seconds: 3600));
        desk.Timer(15, 45, TimerKind.EntriesClose).Timer(15, 55, TimerKind.SessionFlatten);
        desk.Send(Events.Bar(Clock.At(15, 0), 24000, 24000, 24000, 24000, seconds: 3600));
        desk.State.PositionQuantity.Should().Be(2);
        desk.Journal.Orders[^1].Role.Should().Be(OrderRole.Exit);
        desk.Send(Events.Bar(Clock.At(16, 0), 24000, 24000, 24000, 24000, seconds: 3600));
        desk.State.PositionQuantity.Should().Be(0);
        desk.Journal.Trips[0].ExitReason.Should().Be(ExitReason.SessionFlatten);
    }

    [Fact]
    public void A_flatten_event_closes_and_cancels()
    {
        TradingDesk desk = Enter(Propose.Market(Side.Buy)).Bar(10, 0, 24000).Bar(10, 1, 24000);
        desk.Send(MarketEvent.Of(EventKind.Flatten, Clock.At(10, 2, 1))).Send(MarketEvent.Of(EventKind.Flatten, Clock.At(10, 2, 2)));
        desk.Bar(10, 2, 24000).Bar(10, 3, 24000);
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Halt);
        desk.Journal.Orders.Count(o => o.Role is OrderRole.Exit).Should().Be(1);
    }

    [Fact]
    public void At_a_roll_the_position_is_closed_at_the_old_contracts_last_price()
    {
        TradingDesk desk = Enter(Propose.Market(Side.Buy)).Bar(10, 0, 24000).Bar(10, 1, 24000, 24005, 24000, 24005);
        desk.Send(Events.Roll(Clock.At(10, 30)));
        desk.Journal.Trips.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { ExitReason = ExitReason.Roll, ExitTicks = 24005m, Gross = 100m });
        desk.Bar(10, 31, 30000).State.PositionQuantity.Should().Be(0);
    }

    [Fact]
    public void The_daily_loss_closes_the_position_and_the_stop_goes_with_it()
    {
        // One contract, stop 15 ticks below 24001. The limit of 390 has half of it, 195, for one contract at 15 ticks (194.40).
        // The first trade loses 16 ticks and fees: 206.90. The second, of 14 ticks, is not paid for by (390 - 206.90) / 2.
        TradingDesk desk = TradingDesk.Scripted(
            _ => Propose.Market(Side.Buy, 15, 40, most: 1), s => s with { Limits = new() { DailyLoss = 390 }, Capital = 100_000 });
        _desks.Add(desk);
        desk.Open().Bar(10, 0, 24000).Bar(10, 1, 24000, 24000, 23986, 23986);
        desk.State.DayProfit.Should().Be(-206.90m);
        desk.Last.Steps().Should().Equal(ReasonCode.SizeZero, ReasonCode.OpenRisk);
    }

    [Fact]
    public void An_open_loss_beyond_the_daily_loss_is_closed_at_the_market()
    {
        // Two contracts, the stop 8 ticks away at 24001 - 8, a daily loss of 428: half of it, 214, pays 213.80. After a first
        // loss nothing would be paid for, so the open loss must do it alone: a broker whose stop does not fill shows it.
        TradingDesk desk = Enter(
            Propose.Market(Side.Buy), s => s with { IsBuiltFromPrints = true, FillModel = new EntriesOnlyFill(), Limits = new() { DailyLoss = 428 } });
        desk.Send(Events.Print(Clock.At(10, 0), 24000)).Send(Events.Print(Clock.At(10, 1), 24000));
        desk.State.PositionQuantity.Should().Be(2);

        // 16 ticks * 25 + 6.90 = 406.90; 17 ticks: 431.90.
        desk.Send(Events.Print(Clock.At(10, 1, 1), 23984));
        desk.Journal.Notes.Should().BeEmpty();
        desk.Send(Events.Print(Clock.At(10, 1, 2), 23983));
        desk.Journal.Notes.Should().ContainSingle().Which.Kind.Should().Be(NoteKind.Limit);
        desk.Journal.Orders[^1].Should().BeEquivalentTo(new { Role = OrderRole.Exit, Side = Side.Sell, Quantity = 2 });
        desk.Send(Events.Print(Clock.At(10, 1, 3), 23983));
        desk.Journal.Trips.Should().ContainSingle().Which.ExitReason.Should().Be(ExitReason.Halt);
        desk.State.DayProfit.Should().Be(-438.80m);
    }

    [Fact]
    public void A_stop_filled_in_the_bar_of_its_entry_is_not_marked_at_the_bars_close()
    {
        // Bought 2 at 24001, stopped at 23992 in the same bar; the bar closes at 23900. The account loses 9 ticks (238.80 with
        // fees), and never the 101 ticks (2,525) that the position would show at the close.
        TradingDesk desk = Enter(Propose.Market(Side.Buy)).Bar(10, 0, 24000).Bar(10, 1, 24000, 24000, 23900, 23900);
        desk.State.Should().BeEquivalentTo(new { Equity = 24_761.20m, MaxDrawdown = 238.80m, PositionQuantity = 0 });
        desk.Journal.Notes.Should().BeEmpty("the daily loss of 500 was not reached");
        desk.Last.Steps().Should().NotContain(ReasonCode.DailyLoss);
    }

    [Fact]
    public void What_the_price_did_before_an_entry_inside_a_bar_is_not_ours()
    {
        // Bought at 23990 inside a bar that began at 24020 and closes at 23995: the high came before, perhaps; the low of 23988
        // counts against us. Then a bar up to 23998 and out at the session's end at 23996 - 1.
        TradingDesk desk = Enter(Propose.Limit(Side.Buy, 23990, most: 1, target: 50)).Bar(10, 0, 24000)
            .Bar(10, 1, 24020, 24020, 23988, 23995).Bar(10, 2, 23995, 23998, 23994, 23996);
        desk.Timer(10, 3, TimerKind.SessionFlatten).Bar(10, 3, 23996);
        RoundTrip trip = desk.Journal.Trips.Should().ContainSingle().Which;
        (trip.EntryTicks, trip.ExitTicks, trip.AdverseTicks, trip.FavourableTicks).Should().Be((23990m, 23995m, 2, 8));
    }

    [Fact]
    public void On_prints_only_those_after_the_entry_count_for_the_excursions()
    {
        // Decided at 10:01:00, bought with the print at 10:01:01 at 24000; the minute began with 24500 at 10:01:00.5.
        TradingDesk desk = Enter(
            Propose.Market(Side.Buy, 15, 90, most: 1),
            s => s with { IsBuiltFromPrints = true, FillModel = new LatePrintFill(800 * Clock.Millisecond) });
        desk.Send(Events.Print(Clock.At(10, 0, 30), 24000)).Send(Events.Print(Clock.At(10, 1, 0, 500), 24500))
            .Send(Events.Print(Clock.At(10, 1, 1), 24000)).Send(Events.Print(Clock.At(10, 1, 2), 24003))
            .Send(Events.Print(Clock.At(10, 1, 3), 23999)).Send(Events.Print(Clock.At(10, 2), 24001))
            .Timer(10, 3, TimerKind.SessionFlatten);
        desk.Send(Events.Print(Clock.At(10, 3, 1), 24001));
        RoundTrip trip = desk.Journal.Trips.Should().ContainSingle().Which;
        (trip.EntryTicks, trip.AdverseTicks, trip.FavourableTicks).Should().Be((24000m, 1, 3));
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private TradingDesk Enter(
        Proposal proposal, Func<DeskSettings, DeskSettings>? change = null, (int Hour, int Minute) from = default)
    {
        TradingDesk desk = TradingDesk.Scripted(Once(proposal, from), change);
        _desks.Add(desk);
        return desk.Open();
    }

    private static Func<DecisionPoint, Proposal> Once(Proposal proposal, (int Hour, int Minute) from)
    {
        bool isDone = false;
        long fromNs = from == default ? 0 : Clock.At(from.Hour, from.Minute);
        return p =>
        {
            Proposal now = isDone || p.TimeNs < fromNs ? default : proposal;
            isDone |= now.Kind is not ProposalKind.None;
            return now;
        };
    }
}
