using FsCheck;
using FsCheck.Fluent;
using MiaIa.Engine;
using MiaIa.Host.Performance;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Performance;

/// <summary>Round trips by hand, a tick worth 12.50 dollars.</summary>
public sealed class PerformanceReportTests
{
    private const decimal Tick = 12.50m;
    private const long Hour = 3_600_000_000_000;

    /// <summary>
    /// Won 100 and 50, lost 75, one of 0: two of three decided are 2/3, the factor is 150/75, the mean 75/4 = 18.75. Per contract, in
    /// ticks: 8, -6, 0, and 4/2 with two contracts: mean 1. Over a stop of 8 ticks: 1, -.75, 0, .25: mean .125.
    /// </summary>
    [Fact]
    public void TradeStatistics_AreThoseOfTheHand()
    {
        TradeStatistics s = TradeStatistics.Of([Trip(100), Trip(-75), Trip(0), Trip(50, quantity: 2)], Tick);
        (s.Wins, s.Losses, s.Breakevens, s.Net).Should().Be((2, 1, 1, 75m));
        s.WinRate.Should().BeApproximately(2.0 / 3, 1e-12);
        (s.ProfitFactor, s.Expectancy, s.ExpectancyTicks, s.ExpectancyR).Should().Be((2.0, 18.75, 1.0, 0.125));
        (s.MeanAdverseTicks, s.MeanFavourableTicks).Should().Be((3.0, 5.0));
        (s.WinRateLow!.Value, s.WinRateHigh!.Value).Should().Be(Wilson(2, 3));
    }

    /// <summary>Rounding alone would leave the bounds where all are won or all are lost.</summary>
    [Fact]
    public void TheIntervalOfTheWinRate_StaysInsideItsBounds()
    {
        for (int n = 1; n <= 60; n++)
        {
            TradeStatistics lost = TradeStatistics.Of([.. Enumerable.Repeat(Trip(-1), n)], Tick);
            TradeStatistics won = TradeStatistics.Of([.. Enumerable.Repeat(Trip(1), n)], Tick);
            lost.WinRateLow!.Value.Should().BeInRange(0, 1e-12, $"of {n}");
            won.WinRateHigh!.Value.Should().BeInRange(1 - 1e-12, 1, $"of {n}");
        }
    }

    [Fact]
    public void WithoutRoundTrips_NothingIsMadeUp()
    {
        TradeStatistics s = TradeStatistics.Of([], Tick);
        (s.WinRate, s.ProfitFactor, s.Expectancy, s.ExpectancyTicks, s.ExpectancyR, s.MeanAdverseTicks).Should().Be((null, null, null, null, null, null));
        TradeStatistics.Of([Trip(5)], Tick).ProfitFactor.Should().BeNull("nothing was lost");
    }

    /// <summary>1000 + 100, - 200, - 50, + 100 (850..950), + 200 (1150: recovered): the peak of 1100 at hour 1 fell by 250.</summary>
    [Fact]
    public void TheDrawdown_HasItsPeak_AndItsRecovery()
    {
        RoundTrip[] trips = [At(1, 100), At(2, -200), At(3, -50), At(4, 100), At(5, 200), At(6, -10)];
        Drawdown fall = Drawdown.Of(trips, 1000);
        fall.Should().Be(new Drawdown(250, (double)(250m / 1100), 4 * Hour, IsRecovered: true));
        Drawdown.Of(trips[..4], 1000).Should().Be(new Drawdown(250, (double)(250m / 1100), 3 * Hour, IsRecovered: false));
        Drawdown.Of([At(1, 5)], 1000).Should().Be(new Drawdown(0, 0, null, IsRecovered: false));
        Drawdown.Of([], 1000).Dollars.Should().Be(0);
    }

    [Fact]
    public void Streaks_EndWithABreakeven()
    {
        Streaks.Of([Trip(1), Trip(1), Trip(0), Trip(1), Trip(-1), Trip(-1), Trip(-1)]).Should().Be(new Streaks(2, 3, -3));
        Streaks.Of([Trip(-1), Trip(0)]).Should().Be(new Streaks(0, 1, 0));
    }

    [Fact]
    public void Days_AreThoseWithBars_AlsoWithoutARoundTrip()
    {
        RoundTrip[] trips = [Trip(10) with { DateNumber = 20250716 }, Trip(-4) with { DateNumber = 20250716 }, Trip(3) with { DateNumber = 20250718 }];
        PerformanceReport.ByDate(trips, [20250715, 20250716, 20250717, 20250718]).Should().Equal(0, 6, 0, 3);
    }

    [Fact]
    public void Groups_AreInOrder_AndAnUnknownRegimeIsCalledSo()
    {
        TaggedTrip[] trips =
        [
            new(Trip(10), "trend.B", null, "opening", 9), new(Trip(-5), "trend.A", "range_tight", "opening", 10), new(Trip(1), "trend.A", null, "mid-day", 12),
        ];
        PerformanceReport report = PerformanceReport.Of(trips, Tick, 1000, [20250716]);
        report.BySetup.Select(g => (g.Key, g.Value.RoundTrips, g.Value.Net)).Should().Equal(("trend.A", 2, -4m), ("trend.B", 1, 10m));
        report.ByRegime.Select(g => g.Key).Should().Equal("range_tight", "unknown");
        report.ByHour.Select(g => g.Key).Should().Equal("09", "10", "12");
        report.BySession.Select(g => (g.Key, g.Value.Wins)).Should().Equal(("mid-day", 1), ("opening", 1));
        report.Calmar.Should().BeNull("one day is no year");
    }

    /// <summary>20 days: growth .8492 over a fall of 50 from 10,100 (.4950 %), the largest share.</summary>
    [Fact]
    public void Calmar_IsGrowthOverTheLargestFall()
    {
        int[] dates = [.. Enumerable.Range(20250701, 20)];
        TaggedTrip[] trips = [.. dates.Select((d, i) => new TaggedTrip(Trip(i % 2 == 0 ? 100 : -50) with { DateNumber = d }, "a", null, "b", 9))];
        PerformanceReport report = PerformanceReport.Of(trips, Tick, 10_000, dates);
        report.Calmar.Should().BeApproximately(0.8492054651391379 / (50.0 / 10_100), 1e-6);
    }

    [Fact]
    public void Figures_KeepTheirBounds_AndScaleWithTheMoney() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(-500, 500)).ToArbitrary(), results =>
        {
            RoundTrip[] trips = [.. results.Select(r => Trip(r))];
            RoundTrip[] double_ = [.. results.Select(r => Trip(2 * r))];
            (TradeStatistics s, TradeStatistics two) = (TradeStatistics.Of(trips, Tick), TradeStatistics.Of(double_, Tick));
            (Drawdown fall, Drawdown fallTwice) = (Drawdown.Of(trips, 100_000_000), Drawdown.Of(double_, 200_000_000));
            return s.ProfitFactor is null or >= 0
                && (s.WinRateLow is null || (s.WinRateLow >= 0 && s.WinRateHigh <= 1 && s.WinRateLow <= s.WinRate + 1e-12 && s.WinRate <= s.WinRateHigh + 1e-12))
                && s.Streaks.Wins <= s.Wins && s.Streaks.Losses <= s.Losses
                && two.WinRate == s.WinRate && two.Net == 2 * s.Net
                && fall.Dollars >= 0 && fall.Share is >= 0 and <= 1 && fallTwice.Dollars == 2 * fall.Dollars;
        }).QuickCheckThrowOnFailure();

    // (p + z²/2n -+ z sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n), z = 1.96.
    private static (double Low, double High) Wilson(double wins, double n)
    {
        double p = wins / n;
        double z2 = 1.96 * 1.96;
        double half = 1.96 * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return ((p + (z2 / (2 * n)) - half) / (1 + (z2 / n)), (p + (z2 / (2 * n)) + half) / (1 + (z2 / n)));
    }

    private static RoundTrip At(int hour, decimal net) => Trip(net) with { EntryNs = (hour * Hour) - 1, ExitNs = hour * Hour };

    private static RoundTrip Trip(decimal net, int quantity = 1) => new(
        1, Side.Buy, quantity, 0, 0, 1, 0, net, Fees: 0, InitialRiskTicks: 8, AdverseTicks: 3, FavourableTicks: 5, SlippageTicks: 0,
        ExitReason.Target, 0, 0, 20250716);
}
