using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>Hours, margin and what the broker tells when it is asked.</summary>
public sealed class SimulatedMarketTests
{
    private const long Close = 7 * FillTape.Hour; // 17:00
    private const long Reopen = 8 * FillTape.Hour;

    [Fact]
    public void In_the_break_orders_are_refused_and_resting_ones_stay_and_cannot_fill()
    {
        FillTape tape = new(new QuoteCross(new() { LatencyMilliseconds = 0 }));
        tape.Quote(0, 24000, 24001).Order(1, OrderType.Limit, Side.Buy, 1, 23990).Window(SessionWindow.Closed, Close);
        tape.Order(2, OrderType.Market, Side.Buy, 1, at: Close).Order(3, OrderType.Limit, Side.Buy, 1, 23990, at: Close + 1);
        tape.Print(Close + 2, 23900).Told().Should().Equal("reject 2 MarketClosed", "reject 3 MarketClosed");
        tape.Window(SessionWindow.AfterHours, Reopen, isStart: true).Print(Reopen, 23989).Told().Should().Equal("fill 1 1@23990");
    }

    [Fact]
    public void An_order_that_reaches_a_closed_market_is_refused()
    {
        FillTape tape = new(new QuoteCross(new()));
        tape.Quote(0, 24000, 24001).Bracket(1, Side.Buy, 1, 0, 8, 16, Close - 1).Window(SessionWindow.Closed, Close);
        tape.Window(SessionWindow.AfterHours, Reopen, isStart: true).Told().Should().BeEquivalentTo(
            "reject 1 MarketClosed", "cancel 2 ParentCancelled", "cancel 3 ParentCancelled");
    }

    [Fact]
    public void The_bar_that_ends_with_the_session_still_fills()
    {
        FillTape tape = new(new Plugins.FillModels.BarPessimistic(new()));
        tape.Order(1, OrderType.Limit, Side.Buy, 1, 23990, at: Close - FillTape.Minute).Window(SessionWindow.Closed, Close);
        tape.Bar(Close, 24000, 24000, 23989, 23995).Told().Should().Equal("fill 1 1@23990");
    }

    [Theory]
    [InlineData("13200", 2, true)]     // 2 * 6,600 in regular hours, covered exactly
    [InlineData("13199.99", 2, false)]
    [InlineData("13199.99", 1, true)]
    public void An_entry_needs_the_initial_margin_of_the_resulting_position(string capital, int quantity, bool isTaken)
    {
        FillTape tape = new(new QuoteCross(new() { LatencyMilliseconds = 0 }), new AccountTerms(decimal.Parse(capital, System.Globalization.CultureInfo.InvariantCulture), 13_200, 6_600));
        tape.Quote(0, 24000, 24001).Order(1, OrderType.Market, Side.Buy, quantity);
        tape.Told().Should().Equal(isTaken ? $"fill 1 {quantity}@24002" : "reject 1 Margin");
    }

    [Fact]
    public void Equity_follows_the_fills_and_an_exit_never_needs_margin()
    {
        // 6,700 - 3.45 fees - 8 ticks * 12.50 = 6,596.55 of equity: not enough for another contract, nor for turning round.
        FillTape tape = new(new QuoteCross(new() { LatencyMilliseconds = 0 }), new AccountTerms(6_700, 13_200, 6_600));
        tape.Quote(0, 24000, 24001).Order(1, OrderType.Market, Side.Buy, 1).Print(1, 23994).Told().Should().Equal("fill 1 1@24002");
        tape.Order(2, OrderType.Limit, Side.Buy, 1, 23980, at: 1).Order(3, OrderType.Market, Side.Sell, 1, at: 1, role: OrderRole.Exit)
            .Told().Should().Equal("reject 2 Margin", "fill 3 1@23999");
        tape.Order(4, OrderType.Market, Side.Sell, 1, at: 1).Told().Should().Equal(
            ["fill 4 1@23999"], "6,700 - 6.90 - 3 * 12.50 = 6,655.60");
    }

    [Fact]
    public void Entries_that_work_bind_margin_and_outside_regular_hours_the_overnight_margin_holds()
    {
        FillTape tape = new(new QuoteCross(new()), new AccountTerms(13_200, 13_200, 6_600));
        tape.Order(1, OrderType.Limit, Side.Buy, 1, 23980).Order(2, OrderType.Limit, Side.Buy, 1, 23980).Order(3, OrderType.Limit, Side.Buy, 1, 23980)
            .Told().Should().Equal("reject 3 Margin");
        FillTape late = new(new QuoteCross(new()), new AccountTerms(13_199, 13_200, 6_600));
        late.Order(1, OrderType.Limit, Side.Buy, 1, 23980, at: 6 * FillTape.Hour).Told().Should().Equal("reject 1 Margin");
    }

    [Fact]
    public void Asked_it_tells_the_whole_session_date_and_always_the_same()
    {
        FillTape tape = new(new QuoteCross(new() { LatencyMilliseconds = 0 }));
        tape.Quote(0, 24000, 24001).Bracket(1, Side.Buy, 2, 0, 8, 16, 0).Modify(2, 23995, 2, 0).Print(2, 24019);
        tape.Bracket(11, Side.Sell, 1, 0, 8, 16, 2).Order(21, OrderType.Limit, Side.Buy, 1, 23980, at: 2).Cancel(21, 2);
        string[] expected =
        [
            "ack 1 2@0", "ack 2 2@23995", "ack 3 2@24018", "ack 11 1@0", "ack 12 1@24007", "ack 13 1@23983", "ack 21 1@23980",
            "fill 1 2@24002", "fill 3 2@24018", "cancel 2 OneCancelsOther", "fill 11 1@23999", "cancel 21 Requested",
            "position -1@23999", "Reconciled",
        ];
        for (int i = 0; i < 2; i++)
        {
            int before = tape.Answers.Count;
            tape.Reconcile(10 + i);
            MarketEvent[] told = [.. tape.Answers.Skip(before)];
            told.Select(FillTape.Text).Should().Equal(expected);
            told.Where(e => e.Kind is EventKind.Fill).Select(e => (e.Fill.ExecutionId, e.VenueNs - FillTape.TenNs))
                .Should().Equal((1, 0), (2, 2), (3, 2));
        }

        // On the next session date only what still works is told.
        tape.Window(SessionWindow.Closed, Close).Window(SessionWindow.AfterHours, Reopen, isStart: true);
        int later = tape.Answers.Count;
        tape.Reconcile(Reopen + 1);
        tape.Answers.Skip(later).Select(FillTape.Text).Should().Equal("ack 12 1@24007", "ack 13 1@23983", "position -1@23999", "Reconciled");
    }

    [Fact]
    public void A_long_day_is_told_whole()
    {
        FillTape tape = new(new QuoteCross(new() { LatencyMilliseconds = 0 }));
        tape.Quote(0, 24000, 24001);
        for (int i = 1; i <= 700; i++)
        {
            tape.Order(i, OrderType.Market, i % 2 == 0 ? Side.Sell : Side.Buy, 1);
        }

        int before = tape.Answers.Count;
        tape.Reconcile(1000);
        tape.Answers.Skip(before).Select(e => e.Kind).Should().Equal(
            [.. Enumerable.Repeat(EventKind.OrderAcknowledged, 700), .. Enumerable.Repeat(EventKind.Fill, 700), EventKind.BrokerPosition, EventKind.Reconciled]);
    }

    [Fact]
    public void No_message_overtakes_another()
    {
        // Drawn: 30 ms or 1 ms. Whatever comes, the cancel is never there before its order, and the same seed gives the same.
        using TemporaryFile file = new("30\n1\n");
        List<MarketEvent> once = Run(file.Path);
        Run(file.Path).Select(e => (FillTape.Text(e), e.VenueNs)).Should().Equal(once.Select(e => (FillTape.Text(e), e.VenueNs)));
        once.Should().NotContain(e => e.Kind == EventKind.OrderRejected);
        once.Count(e => e.Kind is EventKind.OrderCancelled).Should().Be(50);
    }

    private static List<MarketEvent> Run(string file)
    {
        FillTape tape = new(new QuoteCross(new() { LatencyFile = file }));
        for (int i = 0; i < 50; i++)
        {
            long at = i * 100 * FillTape.Millisecond;
            tape.Order(i + 1, OrderType.Limit, Side.Buy, 1, 23990, at: at).Cancel(i + 1, at + 1);
            tape.Quote(at + (90 * FillTape.Millisecond), 24000, 24001);
        }

        return tape.Answers;
    }
}
