using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class SmartMoneyTests
{
    private readonly FeatureRun _run = new(new SmartMoney(new SmartMoneyOptions(), TestInstruments.Es));

    [Fact]
    public void Score_IsMissing_UntilPrintsExistForFifteenMinutes()
    {
        _run.Trade(400, 1, Side.Buy).Wait(899).Trade(400, 1, Side.Buy);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        _run.Wait(1).Trade(400, 1, Side.Buy);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(600, 300, 600)] // a block counts double, and half after five minutes
    [InlineData(101, 0, 101)]
    [InlineData(100, 0, 0)] // not above 100: not large
    [InlineData(500, 0, 500)] // not above 500: no block
    [InlineData(501, 0, 1002)]
    [InlineData(600, 900, 150)] // fifteen minutes: an eighth of 1200
    [InlineData(600, 900.001, 0)] // and then it is over
    public void Volume_OfOnePrint_IsItsSizeByAge(int size, double seconds, double volume)
    {
        Warm();
        _run.Trade(400, size, Side.Buy).Wait(0.0051).Trade(400, 1, Side.Sell);
        _run.Wait(seconds - 0.0051 > 0 ? seconds - 0.0051 : 0).Trade(400, 1, Side.Sell);
        double tolerance = seconds == 0 ? 0.02 : 1e-6;
        _run["volume"].Value.Should().BeApproximately(volume, Math.Max(tolerance * volume, 1e-9));
        _run["sold"].Value.Should().Be(0);
    }

    [Fact]
    public void Share_Of640BoughtAnd260Sold()
    {
        // f = 380 / 900 = .422222; activity min(900 / 500, 1) = 1; both buckets but the newest are empty, and that one is bought.
        Warm();
        _run.Trade(400, 320, Side.Buy).Wait(0.01).Trade(405, 320, Side.Buy).Wait(0.01).Trade(400, 260, Side.Sell).Wait(0.01)
            .Trade(400, 1, Side.Buy);
        double f = 380.0 / 900;
        f.Should().BeApproximately(0.422222, 1e-6);
        _run["persistence"].Value.Should().BeApproximately(0.2, 1e-12);
        _run["score"].Value.Should().BeApproximately(f * (0.7 + (0.3 * 0.2)), 1e-4, "the prints are some hundredths of a second old");
        _run.StateOf("state").Should().Be("INSTITUTIONAL_BUY");
    }

    [Fact]
    public void OneOrderInPieces_IsOneParent()
    {
        Warm();
        _run.Trade(400, 60, Side.Buy).Wait(0.004).Trade(401, 60, Side.Buy).Wait(0.004).Trade(400, 60, Side.None)
            .Trade(401, 60, Side.Buy);
        _run["volume"].Value.Should().Be(0, "it is not complete");
        _run.Wait(0.006).Trade(400, 1, Side.Sell);
        _run["volume"].Value.Should().BeApproximately(180, 0.01);
    }

    [Theory]
    [InlineData(402, 0.001)] // two ticks from the first price
    [InlineData(400, 0.0051)] // too late
    public void APrintThatIsTooFar_BeginsAnotherParent(int price, double wait)
    {
        Warm();
        _run.Trade(400, 60, Side.Buy).Wait(wait).Trade(price, 60, Side.Buy).Wait(1).Trade(400, 1, Side.Sell);
        _run["volume"].Value.Should().Be(0, "neither is above 100");
    }

    [Fact]
    public void LittleVolume_SaysNothing()
    {
        Warm();
        _run.Trade(400, 199, Side.Buy).Wait(0.01).Trade(400, 1, Side.Sell);
        _run["volume"].Value.Should().BeGreaterThan(190);
        _run["score"].Value.Should().Be(0);
        _run.StateOf("state").Should().Be("NEUTRAL");
    }

    [Fact]
    public void Boost_NeedsTwentySamples_AndMoreThanHalfAgainTheirMean()
    {
        for (int minute = 0; minute < 22; minute++)
        {
            _run.Trade(400, 150, Side.Buy).Wait(30).Trade(400, 150, Side.Sell).Wait(30);
        }

        _run.Trade(400, 1, Side.Buy);
        _run["boost"].Value.Should().Be(1);
        _run.Trade(400, 900, Side.Buy).Wait(0.01).Trade(400, 1, Side.Sell);
        _run["boost"].Value.Should().Be(1.3);
    }

    [Fact]
    public void InferredAggressors_AreEstimated_AndOutsideRegularHoursLimitsAreStandIns()
    {
        Warm();
        _run.Trade(400, 300, Side.Buy, isInferred: true).Wait(0.01).Trade(400, 1, Side.Sell);
        _run["score"].Status.Should().Be(FeatureStatus.Estimated);
        FeatureRunSettings night = new()
        {
            StartNs = EventTimes.Utc(2025, 6, 10, 2),
            FirstSession = TestSessions.Of(20250610, EventTimes.Utc(2025, 6, 9, 22), SessionWindow.Overnight),
        };
        FeatureRun run = new(new SmartMoney(new SmartMoneyOptions(), TestInstruments.Es), night);
        run.Trade(400, 1, Side.Buy).Wait(900).Trade(400, 1, Side.Buy);
        run["score"].Status.Should().Be(FeatureStatus.Partial);
    }

    [Fact]
    public void Quantiles_AreThoseOfTheSizesOfCompleteSessions()
    {
        // 1 to 1000 once each: the 99 % quantile lies at position 989.01, the 99.9 % at 998.001.
        SizeQuantiles sizes = new();
        for (int session = 0; session < 5; session++)
        {
            sizes.IsReady.Should().BeFalse();
            for (int size = 1; size <= 1000; size++)
            {
                sizes.Add(size);
            }

            sizes.BeginSession();
        }

        sizes.IsReady.Should().BeTrue();
        sizes.Large.Should().BeApproximately(990 + Fraction(0.99 * 4999, 5), 1e-9);
        sizes.Block.Should().BeApproximately(999 + Fraction(0.999 * 4999, 5), 1e-9);

        // Each size stands five times: between two of the same size there is no step.
        static double Fraction(double position, int each)
        {
            double below = Math.Floor(position);
            return ((int)below % each) == each - 1 ? position - below : 0;
        }
    }

    private void Warm() => _run.Trade(400, 1, Side.Sell).Wait(900).Trade(400, 1, Side.Sell).Wait(1);
}
