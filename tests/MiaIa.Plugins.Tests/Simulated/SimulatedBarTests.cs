using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Simulated;

/// <summary>Brackets on bars, worked by hand with the pessimistic bar fill model: one tick of slippage.</summary>
public sealed class SimulatedBarTests
{
    private readonly BrokerRun _run = new();

    [Fact]
    public void An_entry_at_the_market_fills_at_the_next_open_and_its_children_work_in_that_bar()
    {
        // Entry 24000 + 1. Stop 24001 - 8 = 23993, target 24001 + 16 = 24017.
        _run.Bracket(Side.Buy, 2).Told().Should().Equal("ack 1", "ack 2", "ack 3");
        _run.Bar(24000, 24018, 23995, 24010).Told().Should().Equal(
            "fill 1 2@24001", "fill 3 2@24017", "cancel 2 OneCancelsOther");
    }

    [Fact]
    public void Distances_are_kept_from_the_real_fill_price()
    {
        _run.Bracket(Side.Buy, 1).Bar(24100, 24100, 24094, 24095).Told();
        _run.Bar(24095, 24095, 24093, 24094).Told().Should().Equal(
            ["fill 2 1@24092", "cancel 3 OneCancelsOther"], "24101 - 8 = 24093 is touched, less a tick");
    }

    [Fact]
    public void Stop_and_target_in_one_bar_is_the_stop()
    {
        _run.Bracket(Side.Buy, 2).Bar(24000, 24000, 24000, 24000).Told();
        _run.Bar(24000, 24050, 23993, 24050).Told().Should().Equal("fill 2 2@23992", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void Stop_and_target_in_the_bar_of_the_entry_is_the_stop()
    {
        _run.Bracket(Side.Sell, 1).Told();

        // Sold 23999, stop 24007 + 1, target 23983.
        _run.Bar(24000, 24007, 23980, 23980).Told().Should().Equal(
            "fill 1 1@23999", "fill 2 1@24008", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_gap_through_the_stop_fills_at_the_open()
    {
        _run.Bracket(Side.Buy, 1).Bar(24000, 24000, 24000, 24000).Told();
        _run.Bar(23950, 24050, 23940, 24000).Told().Should().Equal("fill 2 1@23949", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_gap_beyond_the_target_fills_at_the_better_open()
    {
        _run.Bracket(Side.Buy, 1).Bar(24000, 24000, 24000, 24000).Told();
        _run.Bar(24030, 24030, 23900, 23900).Told().Should().Equal("fill 3 1@24030", "cancel 2 OneCancelsOther");
    }

    [Fact]
    public void After_an_entry_inside_a_bar_only_the_stop_can_trade_in_that_bar()
    {
        // Bought at 23990 inside; target 24006 was seen, but perhaps before the entry; stop 23982 not reached.
        _run.Bracket(Side.Buy, 1, limit: 23990).Bar(24000, 24020, 23989, 24020).Told().Should().Equal(
            "ack 1", "ack 2", "ack 3", "fill 1 1@23990");
        _run.Bar(24007, 24007, 24007, 24007).Told().Should().Equal("fill 3 1@24007", "cancel 2 OneCancelsOther");
    }

    [Fact]
    public void After_an_entry_inside_a_bar_the_stop_trades_in_that_bar()
    {
        _run.Bracket(Side.Buy, 1, limit: 23990).Told();
        _run.Bar(24000, 24020, 23982, 24020).Told().Should().Equal(
            "fill 1 1@23990", "fill 2 1@23981", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_limit_entry_at_the_open_has_the_rest_of_the_bar_for_its_target()
    {
        // The open is better than the limit: bought at 23985, target 24001.
        _run.Bracket(Side.Buy, 1, limit: 23990).Told();
        _run.Bar(23985, 24002, 23980, 24000).Told().Should().Equal(
            "fill 1 1@23985", "fill 3 1@24001", "cancel 2 OneCancelsOther");
    }

    [Fact]
    public void Fills_at_the_open_are_stamped_with_the_bars_start_and_others_with_its_end()
    {
        long startNs = _run.NowNs;
        _run.Bracket(Side.Buy, 1).Bar(24000, 24000, 23990, 23990);
        MarketEvent[] fills = [.. _run.Answers.Where(a => a.Kind is EventKind.Fill)];
        fills.Select(f => f.VenueNs).Should().Equal(startNs, startNs + BrokerRun.Minute);
        fills.Select(f => f.TimeNs).Should().Equal([startNs + BrokerRun.Minute, startNs + BrokerRun.Minute], "both are told at the end");
        fills.Select(f => f.Fill.FeeMicros).Should().Equal(3_450_000, 3_450_000);
        fills.Select(f => f.Fill.ExecutionId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_order_sent_during_a_bar_waits_for_the_next()
    {
        // Sent in the middle of the bar: the bar's open and range came before it, as far as one can know.
        _run.Print(24000, BrokerRun.Minute / 2).Bracket(Side.Buy, 1).Told();
        Bar bar = new(60, 24000, 24100, 23900, 24000, 100, 0, 0, 0, DeltaKind.None);
        _run.BarAround(in bar).Told().Should().BeEmpty();
        _run.Bar(24010, 24010, 24010, 24010).Told().Should().Equal("fill 1 1@24011");
    }

    [Fact]
    public void A_cancelled_entry_takes_its_children_with_it()
    {
        _run.Bracket(Side.Buy, 1, limit: 23990).Bar(24000, 24000, 24000, 24000).Told();
        _run.Cancel(1).Told().Should().Equal("cancel 1 Requested", "cancel 3 ParentCancelled", "cancel 2 ParentCancelled");
        _run.Bar(23000, 25000, 22000, 24000).Told().Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_order_cancelled_at_the_end_of_a_bar_that_is_not_told_yet_had_that_bar_to_fill(bool isFilled)
    {
        // The clock says 10:01:00 before the bar 10:00-10:01 is told: the order worked through all of it.
        long startNs = _run.NowNs;
        _run.Bracket(Side.Buy, 1, limit: 23990).Told();
        _run.Cancel(1, startNs + BrokerRun.Minute).Told().Should().BeEmpty();
        _run.Bar(24000, 24000, isFilled ? 23989 : 23990, 24000).Told().Should().Equal(
            isFilled ? ["fill 1 1@23990"] : ["cancel 1 Requested", "cancel 3 ParentCancelled", "cancel 2 ParentCancelled"]);
    }

    [Fact]
    public void An_order_cancelled_within_a_bar_has_its_open_only()
    {
        long middleNs = _run.NowNs + (BrokerRun.Minute / 2);
        _run.Bracket(Side.Buy, 1, limit: 23990).Cancel(1, middleNs).Told();
        _run.Bar(24000, 24000, 23900, 24000).Told()[0].Should().Be("cancel 1 Requested");

        BrokerRun market = new();
        market.Bracket(Side.Buy, 1).Cancel(1, middleNs).Told();
        market.Bar(24000, 24000, 24000, 24000).Told().Should().Equal(["fill 1 1@24001"], "it was at the market when the bar began");
    }

    [Fact]
    public void A_cancelled_order_never_fills_in_a_later_bar()
    {
        _run.Bracket(Side.Buy, 1, limit: 23990).Cancel(1, _run.NowNs).Told();
        _run.Bar(23000, 24000, 22000, 24000).Told()[0].Should().Be("cancel 1 Requested");
    }

    [Fact]
    public void An_exit_at_the_market_cancels_stop_and_target()
    {
        _run.Bracket(Side.Buy, 2).Bar(24000, 24000, 24000, 24000).Told();
        _run.Exit(Side.Sell, 2).Bar(24005, 24005, 24005, 24005).Told().Should().Equal(
            "ack 4", "fill 4 2@24004", "cancel 3 OneCancelsOther", "cancel 2 OneCancelsOther");
    }

    [Fact]
    public void A_stop_that_fills_before_an_exit_cancels_the_exit()
    {
        // At the open both would fill; the stop is asked first, and there is nothing left to exit.
        _run.Bracket(Side.Buy, 2).Bar(24000, 24000, 24000, 24000).Exit(Side.Sell, 2).Told();
        _run.Bar(23900, 23900, 23900, 23900).Told().Should().Equal(
            "fill 2 2@23899", "cancel 4 OneCancelsOther", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_limit_that_expired_before_a_bar_began_is_cancelled()
    {
        _run.Bracket(Side.Buy, 1, limit: 23990, expiresNs: _run.NowNs + BrokerRun.Minute).Bar(24000, 24000, 24000, 24000).Told();
        _run.Bar(23000, 23000, 23000, 23000).Told().Should().BeEmpty("it was told at the end of the bar before");
    }

    [Fact]
    public void A_limit_works_up_to_the_moment_it_expires()
    {
        // It expires exactly at the end of the bar: all of the bar counts.
        _run.Bracket(Side.Buy, 1, limit: 23990, expiresNs: _run.NowNs + BrokerRun.Minute).Told();
        _run.Bar(24000, 24000, 23989, 23995).Told().Should().Equal("fill 1 1@23990");
    }

    [Fact]
    public void A_limit_that_expires_within_a_bar_works_at_its_open_and_not_inside()
    {
        long expiresNs = _run.NowNs + (BrokerRun.Minute / 2);
        _run.Bracket(Side.Buy, 1, limit: 23990, expiresNs: expiresNs).Told();
        _run.Bar(23989, 23995, 23985, 23995).Told().Should().Equal("fill 1 1@23989");

        BrokerRun other = new();
        other.Bracket(Side.Buy, 1, limit: 23990, expiresNs: expiresNs).Told();
        other.Bar(24000, 24000, 23980, 23995).Told().Should().Equal(
            ["cancel 1 Expired", "cancel 3 ParentCancelled", "cancel 2 ParentCancelled"],
            "whether the price was there in the first half cannot be known");
    }

    [Fact]
    public void At_a_roll_the_exit_takes_the_last_price_and_all_else_is_cancelled()
    {
        _run.Bracket(Side.Buy, 2).Bar(24000, 24000, 24000, 24003).Exit(Side.Sell, 2).Told();
        _run.Roll().Told().Should().Equal("fill 4 2@24003", "cancel 3 OneCancelsOther", "cancel 2 OneCancelsOther");
        _run.Bracket(Side.Buy, 1, limit: 23000).Told();
        _run.Roll().Told().Should().Equal("cancel 3 Expired", "cancel 2 Expired", "cancel 1 Expired");
    }
}
