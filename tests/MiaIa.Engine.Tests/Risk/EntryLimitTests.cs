using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Risk;

/// <summary>The limits on an entry that look at market, broker and order, at their bounds. The decision is at 10:01:00.</summary>
public sealed class EntryLimitTests : IDisposable
{
    private readonly List<TradingDesk> _desks = [];
    private Proposal _proposal = Propose.Market(Side.Buy);

    [Theory]
    [InlineData(RunMode.Backtest, false, 30, true)]
    [InlineData(RunMode.Backtest, false, 30.01, false)]
    [InlineData(RunMode.Sim, false, 30.01, false)]
    [InlineData(RunMode.Live, false, 25, true)]
    [InlineData(RunMode.Live, false, 25.01, false)]
    [InlineData(RunMode.Live, true, 30, true)] // a paper account
    [InlineData(RunMode.Live, true, 30.01, false)]
    public void Vix(RunMode mode, bool isPaper, double vix, bool passes) =>
        Refuses(Decide(mode, s => s with { IsPaper = isPaper }, vix: vix), ReasonCode.VixLimit, passes);

    [Theory]
    [InlineData(RunMode.Backtest, true)]
    [InlineData(RunMode.Live, false)]
    public void A_missing_vix_is_told_once_or_refuses_at_a_broker(RunMode mode, bool passes)
    {
        TradingDesk desk = Decide(mode, vix: null);
        Refuses(desk, ReasonCode.VixLimit, passes);
        desk.Bar(10, 1, 24000).Bar(10, 2, 24000).Journal.Unchecked.Count(t => t.StartsWith("vix-limit")).Should().Be(passes ? 1 : 0);
    }

    [Fact]
    public void A_daily_vix_serves_the_session_date_on_which_it_is_told()
    {
        TradingDesk desk = Decide(RunMode.Backtest, vix: null, first: Events.Vix(Clock.At(18, 0), 35, isDaily: true));
        Refuses(desk, ReasonCode.VixLimit, passes: false);
    }

    [Theory]
    [InlineData(2, 2000, true)]
    [InlineData(3, 2000, false)]
    [InlineData(2, 2001, false)]
    [InlineData(1, 0, true)]
    public void Spread_and_age_of_the_quote(int spread, int milliseconds, bool passes) =>
        Refuses(Decide(RunMode.Backtest, spread: spread, quoteAge: milliseconds), ReasonCode.SpreadAndAge, passes);

    [Theory]
    [InlineData(RunMode.Backtest, true)]
    [InlineData(RunMode.Live, false)]
    public void A_missing_quote_is_told_or_refuses_at_a_broker(RunMode mode, bool passes) =>
        Refuses(Decide(mode, spread: null), ReasonCode.SpreadAndAge, passes);

    [Theory]
    [InlineData(10, 31, 0, false)]  // half an hour before it
    [InlineData(10, 31, 1, true)]
    [InlineData(9, 31, 0, false)]   // half an hour after it
    [InlineData(9, 30, 999, true)]
    public void News_of_high_impact(int hour, int minute, int milliseconds, bool passes)
    {
        long release = milliseconds == 999 ? Clock.At(hour, minute, 59, 999) : Clock.At(hour, minute, 0, milliseconds);
        Refuses(Decide(RunMode.Backtest, first: Events.News(Clock.At(18, 0), release)), ReasonCode.NewsBlackout, passes);
    }

    [Fact]
    public void Other_news_do_not_matter() => Refuses(
        Decide(RunMode.Backtest, first: Events.News(Clock.At(18, 0), Clock.At(10, 1), NewsImpact.Medium)), ReasonCode.NewsBlackout, passes: true);

    [Theory]
    [InlineData(1_250_000, 2)]
    [InlineData(1_250_001, 1)]
    [InlineData(2_500_000, 1)]
    [InlineData(2_500_001, 0)]
    public void Margin_clips_and_refuses_at_nothing(int cents, int expected)
    {
        TradingDesk desk = Decide(RunMode.Backtest, s => s with { InitialMargin = cents / 100m });
        desk.Journal.Orders.FirstOrDefault().Quantity.Should().Be(expected);
        desk.Last.Steps().Should().Equal(expected > 0 ? [] : [ReasonCode.SizeZero, ReasonCode.Margin]);
    }

    [Theory]
    [InlineData(1_320_000, 2)]
    [InlineData(1_319_999, 1)]
    [InlineData(659_999, 0)]
    public void The_brokers_figures_hold_at_a_broker(int availableCents, int expected) =>
        Decide(RunMode.Live, account: (25_000, availableCents / 100m, 6_600)).Journal.Orders.FirstOrDefault().Quantity.Should().Be(expected);

    [Fact]
    public void A_margin_that_nobody_tells_is_told_or_refuses_at_a_broker()
    {
        Refuses(Decide(RunMode.Backtest, s => s with { InitialMargin = null }), ReasonCode.Margin, passes: true);
        Refuses(Decide(RunMode.Live, account: (25_000, 25_000, null)), ReasonCode.Margin, passes: false);
        Refuses(Decide(RunMode.Live, account: (25_000, null, 6_600)), ReasonCode.Margin, passes: false);
        Refuses(Decide(RunMode.Live, account: (null, 25_000, 6_600)), ReasonCode.SizeZero, passes: false);
    }

    [Theory]
    [InlineData(23_990, true)] // 10 ticks from the middle of 23999 and 24001
    [InlineData(23_989, false)]
    [InlineData(24_011, false)]
    public void An_entry_far_from_the_middle_is_a_slip(int limit, bool passes)
    {
        _proposal = Propose.Limit(Side.Buy, limit);
        Refuses(Decide(RunMode.Backtest), ReasonCode.PriceCollar, passes);
    }

    [Fact]
    public void Without_a_quote_it_is_the_last_price()
    {
        _proposal = Propose.Limit(Side.Buy, 23_989);
        Refuses(Decide(RunMode.Backtest, spread: null), ReasonCode.PriceCollar, passes: false);
    }

    [Theory]
    [InlineData(19, 11, true)]  // not asked before there are 20
    [InlineData(20, 10, true)]  // five times the median of 2
    [InlineData(20, 11, false)]
    public void A_size_far_above_the_usual_is_a_slip(int before, int size, bool passes)
    {
        OrderSizes sizes = new();
        for (int i = 0; i < before; i++)
        {
            sizes.Add(i % 3 == 0 ? 1 : i % 3 == 1 ? 2 : 9);
        }

        (size > sizes.Median * 5).Should().Be(!passes);
    }

    [Fact]
    public void Every_limit_that_fails_is_recorded()
    {
        _proposal = Propose.Limit(Side.Buy, 23_900, stop: 20, target: 20);
        TradingDesk desk = Decide(RunMode.Backtest, s => s with { InitialMargin = 30_000 }, vix: 40, spread: 9, first: Events.News(Clock.At(18, 0), Clock.At(10, 10)));
        desk.Last.Reason.Should().Be(ReasonCode.NewsBlackout);
        desk.Last.Steps().Should().Equal(
            ReasonCode.StopBounds, ReasonCode.MinReward, ReasonCode.SizeZero, ReasonCode.OpenRisk, ReasonCode.NewsBlackout, ReasonCode.VixLimit,
            ReasonCode.SpreadAndAge, ReasonCode.Margin, ReasonCode.PriceCollar);
        desk.Last.Figures.Should().Be(new EntryFigures(40, 23_995, 24_004, Clock.Second));
    }

    public void Dispose() => _desks.ForEach(d => d.Dispose());

    private static void Refuses(TradingDesk desk, ReasonCode code, bool passes)
    {
        desk.Journal.Decisions[0].Steps().Contains(code).Should().Be(!passes);
        (desk.Journal.Orders.Count > 0).Should().Be(passes);
    }

    private TradingDesk Decide(
        RunMode mode,
        Func<DeskSettings, DeskSettings>? change = null,
        double? vix = 20,
        int? spread = 2,
        int quoteAge = 1000,
        (decimal? Equity, decimal? Available, decimal? Margin)? account = null,
        MarketEvent? first = null)
    {
        bool isLive = mode is RunMode.Live;
        TradingDesk desk = TradingDesk.Scripted(
            _ => _proposal, s => (change?.Invoke(s) ?? s) with { Mode = mode, Capital = isLive ? 0 : s.Capital });
        _desks.Add(desk);
        desk.Send(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours, isStart: true));
        if (first is { } event1)
        {
            desk.Send(event1);
        }

        desk.Timer(9, 35, TimerKind.EntriesOpen);
        if (isLive)
        {
            (decimal? equity, decimal? available, decimal? margin) = account ?? (25_000, 25_000, 6_600);
            desk.Send(Events.Account(Clock.At(9, 59), equity, available, margin));
        }

        long nowNs = Clock.At(10, 1);
        if (vix is { } value)
        {
            desk.Send(Events.Vix(nowNs - (10 * Clock.Second), value));
        }

        if (spread is { } ticks)
        {
            long quoteNs = nowNs - (quoteAge * Clock.Millisecond);
            desk.Send(Events.Quote(quoteNs - Clock.Second, 23_999, 24_001));
            desk.Send(Events.Quote(quoteNs, 24_000 - ((ticks + 1) / 2), 24_000 + (ticks / 2)));
        }

        return desk.Bar(10, 0, 24000);
    }
}
