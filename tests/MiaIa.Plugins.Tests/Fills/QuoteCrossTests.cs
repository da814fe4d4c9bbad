using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>Tapes of quotes and prints worked by hand: 20 ms of latency, one tick of slippage.</summary>
public sealed class QuoteCrossTests
{
    private const long Late = 20 * FillTape.Millisecond;

    private readonly FillTape _tape = new(new QuoteCross(new()));

    [Theory]
    [InlineData(Side.Buy, 24011)]  // the ask 24010 and a tick
    [InlineData(Side.Sell, 24008)] // the bid 24009 less a tick
    public void A_market_order_takes_the_quote_at_its_arrival_and_a_tick(Side side, int price)
    {
        _tape.Quote(1, 24000, 24001).Order(1, OrderType.Market, side, 2, at: 1);
        _tape.Quote(Late, 24009, 24010).Told().Should().BeEmpty("it is there at 1 ns + 20 ms");
        _tape.Quote(Late + 2, 24050, 24051).Told().Should().Equal($"fill 1 2@{price}");
        _tape.Answers[^1].VenueNs.Should().Be(FillTape.TenNs + Late + 1);
        _tape.Answers[^1].Fill.SlippageTicks.Should().Be(1);
        _tape.Answers[^1].Fill.FeeMicros.Should().Be(6_900_000);
    }

    [Fact]
    public void A_quote_of_the_very_nanosecond_of_its_arrival_comes_after_it()
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Market, Side.Buy, 1);
        _tape.Quote(Late, 24009, 24010).Told().Should().Equal("fill 1 1@24002");
    }

    [Fact]
    public void Without_a_quote_a_market_order_waits_for_one()
    {
        _tape.Order(1, OrderType.Market, Side.Buy, 1).Print(Late + 1, 24000).Told().Should().BeEmpty();
        _tape.Quote(Late + 2, 24000, 0, askSize: 0).Told().Should().BeEmpty("there is no ask");
        _tape.Quote(Late + 3, 24000, 24003).Told().Should().Equal("fill 1 1@24004");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public void Larger_orders_slip_a_tick_per_further_two_contracts(int quantity, int ticks) =>
        _tape.Quote(0, 24000, 24001, askSize: 1).Order(1, OrderType.Market, Side.Buy, quantity).Quote(Late, 24000, 24001)
            .Told().Should().Equal($"fill 1 {quantity}@{24001 + ticks}");

    [Theory]
    [InlineData(6 * FillTape.Hour, 2)]                          // there at 16:00 exactly
    [InlineData((6 * FillTape.Hour) - 1, 1)]
    [InlineData(-30 * FillTape.Minute, 1)]                      // 09:30
    [InlineData((-30 * FillTape.Minute) - 1, 2)]
    public void The_moment_of_arrival_tells_the_hours(long arrives, int ticks)
    {
        FillTape tape = new(new QuoteCross(new()));
        tape.Quote(arrives - Late, 24000, 24001).Order(1, OrderType.Market, Side.Buy, 1, at: arrives - Late);
        tape.Quote(arrives, 24000, 24001).Told().Should().Equal($"fill 1 1@{24001 + ticks}");
    }

    [Theory]
    [InlineData(Side.Buy, 24000, 0)]      // touching is no fill
    [InlineData(Side.Buy, 23999, 24000)]  // through
    [InlineData(Side.Buy, 23990, 24000)]  // far through: the limit's price
    [InlineData(Side.Sell, 24000, 0)]
    [InlineData(Side.Sell, 24001, 24000)]
    public void A_limit_needs_a_print_through_its_price(Side side, int print, int price)
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Limit, side, 3, 24000);
        _tape.Print(Late - 1, side is Side.Buy ? 23000 : 25000).Told().Should().BeEmpty("it is not there yet");
        _tape.Print(Late, print).Told().Should().Equal(price == 0 ? [] : [$"fill 1 3@{price}"]);
    }

    [Fact]
    public void A_stop_is_triggered_by_the_last_trade_and_filled_at_the_next_quote()
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Stop, Side.Sell, 1, 23990);
        _tape.Quote(Late, 23980, 23981).Print(Late + 1, 23991).Quote(Late + 2, 23980, 23981).Told().Should().BeEmpty("no trade at 23990");
        _tape.Print(Late + 3, 23990).Told().Should().BeEmpty();
        _tape.Print(Late + 4, 23970).Told().Should().BeEmpty("the quote is awaited");
        _tape.Quote(Late + 5, 23985, 23986).Told().Should().Equal("fill 1 1@23984");
    }

    [Fact]
    public void A_stop_can_be_triggered_by_the_quote()
    {
        FillTape tape = new(new QuoteCross(new() { StopTrigger = StopTrigger.Quote }));
        tape.Quote(0, 24000, 24001).Order(1, OrderType.Stop, Side.Buy, 1, 24010);
        tape.Print(Late, 24020).Quote(Late + 1, 24008, 24009).Told().Should().BeEmpty();
        tape.Quote(Late + 2, 24009, 24010).Told().Should().BeEmpty();
        tape.Quote(Late + 3, 24010, 24012).Told().Should().Equal("fill 1 1@24013");
    }

    [Fact]
    public void One_print_fills_a_limit_and_triggers_a_stop()
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Limit, Side.Buy, 1, 23995).Order(2, OrderType.Stop, Side.Sell, 1, 23994, role: OrderRole.Stop);
        _tape.Print(Late, 23994).Told().Should().Equal("fill 1 1@23995");
        _tape.Quote(Late, 23993, 23994).Told().Should().Equal("fill 2 1@23992");
    }

    [Fact]
    public void The_print_that_fills_an_entry_reaches_its_stop_too()
    {
        _tape.Quote(0, 24000, 24001).Bracket(1, Side.Buy, 1, 23995, 8, 16, 0);
        _tape.Print(Late, 23987).Told().Should().Equal("fill 1 1@23995");
        _tape.Quote(Late + 1, 23986, 23987).Told().Should().Equal("fill 2 1@23985", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void A_target_does_not_fill_while_its_stop_is_being_executed()
    {
        _tape.Quote(0, 24000, 24001).Bracket(1, Side.Buy, 1, 0, 8, 16, 0).Quote(Late, 24000, 24001).Told();
        _tape.Print(Late + 1, 23994).Print(Late + 2, 24019).Told().Should().BeEmpty();
        _tape.Quote(Late + 3, 24018, 24019).Told().Should().Equal("fill 2 1@24017", "cancel 3 OneCancelsOther");
    }

    [Fact]
    public void What_we_took_is_not_there_again_until_the_next_quote()
    {
        _tape.Quote(0, 24000, 24001, askSize: 3);
        _tape.Order(1, OrderType.Market, Side.Buy, 2).Order(2, OrderType.Market, Side.Buy, 1).Order(3, OrderType.Market, Side.Buy, 1);
        _tape.Quote(Late, 24000, 24001, askSize: 3).Told().Should().Equal(
            ["fill 1 2@24002", "fill 2 1@24002", "fill 3 1@24003"], "three were shown and the fourth is not there");
        _tape.Order(4, OrderType.Market, Side.Buy, 1, at: Late).Quote(2 * Late, 24000, 24001).Told().Should().Equal("fill 4 1@24002");
    }

    [Fact]
    public void A_cancel_that_arrives_before_the_print_is_in_time_and_one_that_arrives_after_it_is_not()
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Limit, Side.Buy, 1, 24000).Cancel(1, Late);
        _tape.Print((2 * Late) - 1, 23999).Told().Should().Equal("fill 1 1@24000");
        _tape.Print(2 * Late, 23999).Told().Should().BeEmpty("too late: its fill was told");

        FillTape other = new(new QuoteCross(new()));
        other.Quote(0, 24000, 24001).Order(1, OrderType.Limit, Side.Buy, 1, 24000).Cancel(1, Late);
        other.Print(2 * Late, 23999).Told().Should().Equal("cancel 1 Requested");
    }

    [Fact]
    public void A_triggered_stop_can_be_neither_cancelled_nor_changed()
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Stop, Side.Sell, 1, 23990).Print(Late, 23990);
        _tape.Cancel(1, Late).Modify(1, 23980, 1, Late);
        _tape.Print(2 * Late, 23970).Told().Should().Equal("reject 1 Invalid");
        _tape.Quote((2 * Late) + 1, 23969, 23970).Told().Should().Equal("fill 1 1@23968");
    }

    [Fact]
    public void A_change_holds_from_its_arrival_on()
    {
        _tape.Quote(0, 24000, 24001).Order(1, OrderType.Stop, Side.Sell, 1, 23990).Quote(Late, 24000, 24001).Modify(1, 23995, 1, Late);
        _tape.Print((2 * Late) - 1, 23994).Quote((2 * Late) - 1, 23994, 23995).Told().Should().BeEmpty("it is still at 23990");
        _tape.Print(2 * Late, 23995).Quote(2 * Late, 23994, 23995).Told().Should().Equal("fill 1 1@23993");
    }

    [Fact]
    public void A_quote_from_before_the_break_fills_nothing_after_it()
    {
        _tape.Quote(0, 24000, 24001).Window(SessionWindow.Closed, 7 * FillTape.Hour);
        _tape.Order(1, OrderType.Market, Side.Sell, 1, at: 7 * FillTape.Hour, role: OrderRole.Exit);
        _tape.Window(SessionWindow.AfterHours, 8 * FillTape.Hour, isStart: true).Print((8 * FillTape.Hour) + 1, 23900).Told().Should().BeEmpty();
        _tape.Quote((8 * FillTape.Hour) + 2, 23900, 23901).Told().Should().Equal(["fill 1 1@23898"], "outside regular hours: two ticks");
    }
}
