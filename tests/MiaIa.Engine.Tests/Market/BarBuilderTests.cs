using MiaIa.Engine.Market;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests.Market;

public sealed class BarBuilderTests
{
    private readonly BarBuilder _minute = Begin(60);

    [Fact]
    public void A_bar_holds_the_prints_from_its_start_up_to_its_end()
    {
        Add(_minute, Clock.At(10, 0, 5), 100, 3, Side.Buy);
        Add(_minute, Clock.At(10, 0, 10), 103, 12, Side.Sell);
        Add(_minute, Clock.At(10, 0, 59, 999), 98, 10, Side.Buy);
        Add(_minute, Clock.At(10, 0, 59, 999), 99, 9, Side.Sell);

        MarketEvent e = _minute.Close();
        e.VenueNs.Should().Be(Clock.At(10, 0));
        e.TimeNs.Should().Be(Clock.At(10, 1));

        // Bought 3 + 10, sold 12 + 9; large prints are those of 10 and more.
        e.Bar.Should().Be(new Bar(
            60, 100, 103, 98, 99, 34, 13, 21, -8, DeltaKind.Exact, HasPrints: true, Trades: 4, LargeBuyVolume: 10,
            LargeSellVolume: 12));
    }

    [Fact]
    public void A_print_at_the_very_start_of_a_minute_belongs_to_that_minute()
    {
        Add(_minute, Clock.At(10, 1), 100, 1, Side.Buy);
        _minute.EndNs.Should().Be(Clock.At(10, 2));
    }

    [Fact]
    public void Without_a_print_no_bar_is_open()
    {
        _minute.IsOpen.Should().BeFalse();
        Add(_minute, Clock.At(10, 0), 100, 1, Side.Buy);
        _minute.Close();
        _minute.IsOpen.Should().BeFalse();
    }

    [Fact]
    public void A_print_of_unknown_side_counts_in_volume_only()
    {
        Add(_minute, Clock.At(10, 0), 100, 20, Side.None);
        Add(_minute, Clock.At(10, 0, 1), 100, 4, Side.Buy);
        Bar bar = _minute.Close().Bar;
        (bar.Volume, bar.BuyVolume, bar.SellVolume, bar.Delta).Should().Be((24, 4, 0, 4.0));
        (bar.Trades, bar.LargeBuyVolume, bar.LargeSellVolume).Should().Be((2, 0, 0));
    }

    [Fact]
    public void Prints_of_unknown_side_alone_leave_a_bar_without_delta()
    {
        Add(_minute, Clock.At(10, 0), 100, 20, Side.None);
        Bar bar = _minute.Close().Bar;
        bar.HasDelta.Should().BeFalse();
        bar.DeltaStatus.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void One_inferred_side_makes_the_whole_delta_inferred()
    {
        Add(_minute, Clock.At(10, 0), 100, 5, Side.Buy);
        _minute.Add(new Trade(100, 2, Side.Sell, IsAggressorInferred: true), Clock.At(10, 0, 1));
        Add(_minute, Clock.At(10, 0, 2), 100, 1, Side.Buy);
        Bar bar = _minute.Close().Bar;
        (bar.Delta, bar.DeltaKind).Should().Be((4.0, DeltaKind.Inferred));
        bar.DeltaStatus.Should().Be(FeatureStatus.Estimated);
    }

    [Theory]
    [InlineData(900, 10, 14, 10, 0, 10, 15)]    // a quarter of an hour
    [InlineData(900, 10, 15, 10, 15, 10, 30)]   // its first moment
    [InlineData(3600, 10, 15, 10, 0, 11, 0)]    // hours count from 18:00
    [InlineData(7200, 10, 15, 10, 0, 12, 0)]    // two hours: 18, 20, ..., 10
    [InlineData(14400, 10, 15, 10, 0, 14, 0)]   // four hours: 18, 22, 02, 06, 10
    public void Bars_are_aligned_to_the_clock_of_the_session(
        int seconds, int hour, int minute, int startHour, int startMinute, int endHour, int endMinute)
    {
        BarBuilder builder = Begin(seconds);
        Add(builder, Clock.At(hour, minute), 100, 1, Side.Buy);
        MarketEvent e = builder.Close();
        (e.VenueNs, e.TimeNs).Should().Be((Clock.At(startHour, startMinute), Clock.At(endHour, endMinute)));
    }

    [Fact]
    public void No_bar_goes_beyond_1700()
    {
        BarBuilder builder = Begin(14400);
        Add(builder, Clock.At(16, 59), 100, 1, Side.Buy); // 14:00-18:00, cut
        builder.EndNs.Should().Be(Clock.At(17, 0));
    }

    [Fact]
    public void The_next_session_counts_from_its_own_opening()
    {
        BarBuilder builder = Begin(14400);
        builder.OnSession(Events.Session(Clock.At(18, 0, day: 1), SessionWindow.AfterHours, day: 1).Session);
        Add(builder, Clock.At(18, 30, day: 1), 100, 1, Side.Buy);
        MarketEvent e = builder.Close();
        (e.VenueNs, e.TimeNs).Should().Be((Clock.At(18, 0, day: 1), Clock.At(22, 0, day: 1)));
    }

    [Fact]
    public void Finer_bars_add_up()
    {
        BarBuilder builder = Begin(300);
        builder.Add(new Bar(60, 100, 104, 99, 103, 30, 20, 10, 10, DeltaKind.Exact, true, 7, 12, 0), Clock.At(10, 1));
        builder.Add(new Bar(60, 102, 103, 95, 96, 20, 4, 16, -12, DeltaKind.Inferred, true, 5, 0, 11), Clock.At(10, 4));
        MarketEvent e = builder.Close();
        (e.VenueNs, e.TimeNs).Should().Be((Clock.At(10, 0), Clock.At(10, 5)));
        e.Bar.Should().Be(new Bar(300, 100, 104, 95, 96, 50, 24, 26, -2, DeltaKind.Inferred, true, 12, 12, 11));
    }

    [Fact]
    public void A_part_without_delta_leaves_the_whole_without_one()
    {
        BarBuilder builder = Begin(300);
        builder.Add(new Bar(60, 100, 100, 100, 100, 30, 20, 10, 10, DeltaKind.Exact), Clock.At(10, 0));
        builder.Add(new Bar(60, 100, 100, 100, 100, 30, 0, 0, 0, DeltaKind.None), Clock.At(10, 1));
        builder.Add(new Bar(60, 100, 100, 100, 100, 30, 20, 10, 10, DeltaKind.Exact), Clock.At(10, 2));
        Bar bar = builder.Close().Bar;
        (bar.Delta, bar.DeltaKind).Should().Be((0.0, DeltaKind.None));
    }

    [Fact]
    public void Nothing_of_a_closed_bar_gets_into_the_next()
    {
        Add(_minute, Clock.At(10, 0), 200, 50, Side.Buy);
        _minute.Close();
        Add(_minute, Clock.At(10, 1), 100, 1, Side.Sell);
        _minute.Close().Bar.Should().Be(new Bar(60, 100, 100, 100, 100, 1, 0, 1, -1, DeltaKind.Exact, true, 1));
    }

    [Fact]
    public void A_roll_throws_the_open_bar_away()
    {
        Add(_minute, Clock.At(10, 0), 200, 50, Side.Buy);
        _minute.Reset();
        _minute.IsOpen.Should().BeFalse();
        Add(_minute, Clock.At(10, 0, 30), 100, 1, Side.Sell);
        _minute.Close().Bar.HighTicks.Should().Be(100);
    }

    private static BarBuilder Begin(int seconds)
    {
        BarBuilder builder = new(new BarPeriod(seconds), 0);
        builder.OnSession(Events.Session(Clock.At(18, 0), SessionWindow.AfterHours).Session);
        return builder;
    }

    private static void Add(BarBuilder builder, long timeNs, int price, int size, Side side) =>
        builder.Add(new Trade(price, size, side), timeNs);
}
