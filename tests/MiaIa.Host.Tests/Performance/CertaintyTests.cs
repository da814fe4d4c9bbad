using MiaIa.Engine;
using MiaIa.Host.Performance;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Performance;

/// <summary>Intervals, the sign-flip test and the deflation, by hand or by the papers' example.</summary>
public sealed class CertaintyTests
{
    /// <summary>
    /// Three wins: only the measured one of 8 patterns is as high. 10 and -20: sums -10, -30, 30, 10, three of four are at least -10. 5 and
    /// -5: 0, 10, -10, 0. A result of 0 has no sign.
    /// </summary>
    [Theory]
    [InlineData("10,20,30", 0.125, 8)]
    [InlineData("10,-20", 0.75, 4)]
    [InlineData("5,-5", 0.75, 4)]
    [InlineData("5,0,5", 0.25, 4)]
    [InlineData("-7", 1, 2)]
    public void OfFewResults_EverySignPatternIsTaken(string results, double expected, int patterns) =>
        SignFlipTest.Of(results.Split(',').Select(decimal.Parse)).Should().Be(new SignFlipTest(expected, IsExact: true, patterns));

    /// <summary>Sum 200, sum of squares 26,000: 200 / 161.2 = 1.24 standard deviations, which 10.7 % exceed; sums lie on a grid of 20, so a little more.</summary>
    [Fact]
    public void OfManyResults_PatternsAreDrawn_AndDrawnTheSame()
    {
        decimal[] results = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 30m : -20m)];
        SignFlipTest test = SignFlipTest.Of(results)!.Value;
        (test.IsExact, test.Patterns).Should().Be((false, 10_000));
        test.Probability.Should().BeInRange(0.09, 0.14);
        SignFlipTest.Of(results).Should().Be(test);
        SignFlipTest.Of(Enumerable.Repeat(1m, 60))!.Value.Probability.Should().Be(0.0001, "none of the drawn ones can be higher, and the measured one counts");
        SignFlipTest.Of([0, 0]).Should().BeNull();
    }

    /// <summary>10, 20, 30, 40: mean 25, standard deviation 12.9099, error 6.45497; t of 3 degrees 3.182446: 25 -+ 20.5426.</summary>
    [Fact]
    public void StudentsInterval_IsThatOfTheHand()
    {
        RoundTrip[] trips = [Trip(10), Trip(20), Trip(30), Trip(40)];
        TradeStatistics all = TradeStatistics.Of(trips, 12.50m);
        MeanInterval interval = MeanInterval.ByStudent(4, all.Expectancy, all.ExpectancyError)!.Value;
        interval.Low.Should().BeApproximately(25 - 20.5426, 1e-4);
        interval.High.Should().BeApproximately(25 + 20.5426, 1e-4);
        MeanInterval.ByStudent(1, 10, null).Should().BeNull();
    }

    /// <summary>
    /// 40 dates of two results each, +50 and +50 or -30 and -30: per date the mean is 10 -+ 40, so that of 40 dates has the error
    /// 40 / sqrt(40) = 6.32 and the interval is about 10 -+ 12.4. Taken as 80 independent ones the error would be 4.5.
    /// </summary>
    [Fact]
    public void TheBootstrap_DrawsWholeDates()
    {
        RoundTrip[] trips = [.. Enumerable.Range(0, 80).Select(i => Trip(i / 2 % 2 == 0 ? 50 : -30, 20250701 + (i / 2)))];
        MeanInterval interval = MeanInterval.ByDates(trips)!.Value;
        interval.Low.Should().BeApproximately(10 - 12.4, 1.5);
        interval.High.Should().BeApproximately(10 + 12.4, 1.5);
        MeanInterval.ByDates(trips).Should().Be(interval, "the seed is fixed");
        MeanInterval.ByDates(trips[..18]).Should().BeNull("nine dates");
    }

    [Theory]
    [InlineData(0, "Nothing can be concluded: no round trip ended.")]
    [InlineData(1, "Nothing can be concluded from 1 round trip: *single*")]
    [InlineData(29, "Nothing can be concluded from 29 round trips, fewer than 30;*Student's t*")]
    [InlineData(60, "The mean net result of 60 round trips is above 0 *no other configuration was tried*bootstrap*")]
    public void TheConclusion_SaysPlainlyWhatFewRoundTripsSay(int count, string expected)
    {
        RoundTrip[] trips = [.. Enumerable.Range(0, count).Select(i => Trip(40 + (i % 3), 20250701 + (count < 30 ? 0 : i)))];
        Certainty.Of(trips, TradeStatistics.Of(trips, 12.50m)).Conclusion.Should().Match(expected);
    }

    [Fact]
    public void AnIntervalWithZero_IsNotToldFromZero()
    {
        RoundTrip[] trips = [.. Enumerable.Range(0, 60).Select(i => Trip(i % 2 == 0 ? 50 : -45, 20250701 + i))];
        Certainty.Of(trips, TradeStatistics.Of(trips, 12.50m)).Conclusion.Should().Contain("cannot be told from 0");
    }

    /// <summary>The example of Bailey and Lopez de Prado (2014): 100 trials with variance 1/500 a day, half a above and half a below: a² = 99/50,000.</summary>
    [Fact]
    public void TheDeflation_IsThatOfThePaper()
    {
        double a = Math.Sqrt(99.0 / 50_000);
        double?[] ratios = [.. Enumerable.Range(0, 100).Select(i => (double?)(i % 2 == 0 ? a : -a))];
        DailyFigures daily = new() { Days = 1250, SharpePerDay = 2.5 / Math.Sqrt(250), Skewness = -3, Kurtosis = 10 };
        Deflation d = Deflation.Of(daily, ratios);
        (d.Trials, d.Reason).Should().Be((100, ""));
        d.Variance.Should().BeApproximately(1.0 / 500, 1e-12);
        d.BestByLuck.Should().BeApproximately(0.1132, 5e-5);
        d.Probability.Should().BeApproximately(0.9004, 5e-5);
    }

    [Fact]
    public void WithoutOtherTrials_OrDays_TheDeflationIsNullAndSaysWhy()
    {
        DailyFigures daily = new() { Days = 100, SharpePerDay = 0.1, Skewness = 0, Kurtosis = 3 };
        Deflation.Of(daily, [0.1]).Should().Be(new Deflation(1, null, null, null, "only this configuration is known"));
        Deflation.Of(daily, [0.1, null]).Reason.Should().Contain("no other configuration");
        Deflation.Of(new DailyFigures { Days = 19 }, [null, null]).Reason.Should().Contain("below 20");
        Deflation.Of(new DailyFigures { Days = 30 }, [null]).Reason.Should().Contain("spread");
    }

    private static RoundTrip Trip(decimal net, int date = 20250716) => new(
        1, Side.Buy, 1, 0, 0, 1, 0, net, Fees: 0, InitialRiskTicks: 8, AdverseTicks: 3, FavourableTicks: 5, SlippageTicks: 0, ExitReason.Target, 0, 0, date);
}
