using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using Model = MiaIa.Plugins.FillModels.BarPessimistic;

namespace MiaIa.Plugins.Tests.BarPessimistic;


public sealed class BarPessimisticTests
{
    private const long Minute = 60_000_000_000;
    private const long OpenNs = 1_752_616_800L * 1_000_000_000; // 2025-07-15 18:00 New York
    private const long RegularOpenNs = OpenNs + (930 * Minute);
    private const long RegularCloseNs = OpenNs + (1320 * Minute);

    private readonly Model _model = new(new BarPessimisticOptions());

    public BarPessimisticTests() => Enter(SessionWindow.Opening, RegularOpenNs);

    [Theory]
    [InlineData(Side.Buy, 24011)]  // bar 24010, 24020, 24000, 24005: the open and one tick against us
    [InlineData(Side.Sell, 24009)]
    public void A_market_order_takes_the_open_and_a_tick_of_slippage(Side side, int price)
    {
        Fill(OrderType.Market, side, 0, FillPhase.Open).Should().Be(new FillQuote(1, price, 1));
        Fill(OrderType.Market, side, 0, FillPhase.Inside).Should().Be(default(FillQuote), "it is never filled inside a bar");
    }

    [Theory]
    [InlineData(Side.Buy, 24011, FillPhase.Open, 24010)]   // the open is better
    [InlineData(Side.Buy, 24010, FillPhase.Open, 0)]       // the open only touches
    [InlineData(Side.Buy, 24001, FillPhase.Inside, 24001)] // traded through
    [InlineData(Side.Buy, 24000, FillPhase.Inside, 0)]     // the low only touches
    [InlineData(Side.Buy, 23999, FillPhase.Inside, 0)]
    [InlineData(Side.Sell, 24009, FillPhase.Open, 24010)]
    [InlineData(Side.Sell, 24010, FillPhase.Open, 0)]
    [InlineData(Side.Sell, 24019, FillPhase.Inside, 24019)]
    [InlineData(Side.Sell, 24020, FillPhase.Inside, 0)]
    public void A_limit_needs_a_trade_through_and_pays_no_slippage(Side side, int limit, FillPhase phase, int price) =>
        Fill(OrderType.Limit, side, limit, phase).Should().Be(price == 0 ? default : new FillQuote(1, price, 0));

    [Theory]
    [InlineData(Side.Sell, 24010, FillPhase.Open, 24009)]   // the open is at the stop
    [InlineData(Side.Sell, 24015, FillPhase.Open, 24009)]   // gap: the open, not the stop's price
    [InlineData(Side.Sell, 24009, FillPhase.Open, 0)]
    [InlineData(Side.Sell, 24000, FillPhase.Inside, 23999)] // touching triggers a stop
    [InlineData(Side.Sell, 23999, FillPhase.Inside, 0)]
    [InlineData(Side.Buy, 24010, FillPhase.Open, 24011)]
    [InlineData(Side.Buy, 24005, FillPhase.Open, 24011)]
    [InlineData(Side.Buy, 24011, FillPhase.Open, 0)]
    [InlineData(Side.Buy, 24020, FillPhase.Inside, 24021)]
    [InlineData(Side.Buy, 24021, FillPhase.Inside, 0)]
    public void A_stop_takes_its_price_or_the_open_behind_a_gap(Side side, int stop, FillPhase phase, int price) =>
        Fill(OrderType.Stop, side, stop, phase).Should().Be(price == 0 ? default : new FillQuote(1, price, 1));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 2)] // per further two contracts, begun ones count
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    public void Larger_orders_slip_further(int quantity, int ticks) =>
        Fill(OrderType.Market, Side.Buy, 0, FillPhase.Open, quantity: quantity)
            .Should().Be(new FillQuote(quantity, 24010 + ticks, ticks));

    [Theory]
    [InlineData(-1, 2)]  // 09:29-09:30
    [InlineData(0, 1)]   // 09:30-09:31
    [InlineData(389, 1)] // 15:59-16:00
    [InlineData(390, 2)] // 16:00-16:01
    public void Outside_regular_hours_there_is_a_tick_more(int minutesFromOpen, int ticks)
    {
        // The engine tells of a window before the bar that ends when it begins; the bar's own time decides.
        long startNs = RegularOpenNs + (minutesFromOpen * Minute);
        bool isRegularAtEnd = startNs + Minute >= RegularOpenNs && startNs + Minute < RegularCloseNs;
        Enter(isRegularAtEnd ? SessionWindow.Opening : SessionWindow.AfterHours, startNs + Minute);
        Fill(OrderType.Market, Side.Buy, 0, FillPhase.Open, startNs: startNs).SlippageTicks.Should().Be(ticks);
    }

    [Fact]
    public void Before_any_session_it_is_outside_regular_hours() =>
        Ask(new Model(new()), OrderType.Market, Side.Buy, 0, FillPhase.Open, 1, RegularOpenNs).SlippageTicks.Should().Be(2);

    [Fact]
    public void Slippage_is_a_setting()
    {
        Model model = new(new BarPessimisticOptions { SlippageTicks = 3 });
        model.OnSession(SessionOf(SessionWindow.Opening), RegularOpenNs);
        Ask(model, OrderType.Market, Side.Sell, 0, FillPhase.Open, 2, RegularOpenNs).Should().Be(new FillQuote(2, 24007, 3));
    }

    [Fact]
    public void It_fills_on_bars_only()
    {
        Trade trade = new(24000, 5, Side.Buy);
        MarketEvent print = MarketEvent.Of(RegularOpenNs, 0, in trade);
        _model.Fill(OrderOf(OrderType.Market, Side.Buy, 0, 1), in print, FillPhase.Open).Quantity.Should().Be(0);
    }

    private static Order OrderOf(OrderType type, Side side, int price, int quantity) =>
        new(1, 0, 0, 0, OrderRole.Entry, type, side, quantity, price, 0, 0);

    private static FillQuote Ask(Model model, OrderType type, Side side, int price, FillPhase phase, int quantity, long startNs)
    {
        Bar bar = new(60, 24010, 24020, 24000, 24005, 100, 0, 0, 0, DeltaKind.None);
        MarketEvent e = MarketEvent.Of(startNs + Minute, 0, in bar, startNs);
        return model.Fill(OrderOf(type, side, price, quantity), in e, phase);
    }

    private FillQuote Fill(OrderType type, Side side, int price, FillPhase phase, int quantity = 1, long startNs = RegularOpenNs) =>
        Ask(_model, type, side, price, phase, quantity, startNs);

    private void Enter(SessionWindow window, long timeNs) => _model.OnSession(SessionOf(window), timeNs);

    private static Session SessionOf(SessionWindow window) => new(
        window, 20250716, OpenNs, RegularOpenNs, RegularCloseNs, IsTradingDay: true, IsSessionStart: false, 2, 10);
}
