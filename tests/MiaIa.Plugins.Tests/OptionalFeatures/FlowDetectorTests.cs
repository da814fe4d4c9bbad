using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>Sweeps, stacked imbalances, icebergs and divergences of the cumulative delta.</summary>
public sealed class FlowDetectorTests
{
    private static readonly BarPeriod Minute = new(60);

    [Fact]
    public void SweepOfTheLow_ThatIsTakenBackAndAbsorbed_IsBullish()
    {
        FeatureRun run = new(new LiquiditySweep(new LiquiditySweepOptions(), Minute));
        Flat(run, 18);
        run.Bar(400, 401, 399, 399, 30, 70).Bar(399, 400, 398, 398, 20, 80);

        // The low before is 398; the bar goes to 392 and closes at 400, bought by 20. Deltas -40 - 60 + 20 of 300, closed not below the 400
        // that the first of the three opened at.
        run.Bar(398, 400, 392, 400, 60, 40);
        run["score"].Value.Should().Be(1);
        run["depth"].Value.Should().Be(6);
        run["absorption"].Value.Should().Be(1);
        run.Bar(400, 401, 399, 400, 50, 50);
        run["score"].Value.Should().Be(0, "it is told on its bar alone");
    }

    [Theory]
    [InlineData(393, 400, 0)] // five ticks are no sweep
    [InlineData(392, 398, 0)] // closed at the low before, not above it
    [InlineData(392, 399, 0.75)] // the close lies below the first open: not absorbed
    public void Sweep_NeedsItsReachAndItsClose(int low, int close, double score)
    {
        FeatureRun run = new(new LiquiditySweep(new LiquiditySweepOptions(), Minute));
        Flat(run, 18);
        run.Bar(400, 401, 399, 399, 30, 70).Bar(399, 400, 398, 398, 20, 80);
        run.Bar(398, 400, low, close, 60, 40);
        run["score"].Value.Should().Be(score);
    }

    [Fact]
    public void OneOrderThroughFivePrices_SweepsTheBook_UntilTheNextBarIsOver()
    {
        FeatureRun run = new(new LiquiditySweep(new LiquiditySweepOptions(), Minute));
        for (int price = 400; price < 405; price++)
        {
            run["book-sweep"].Value.Should().Be(0);
            run.Trade(price, 10, Side.Buy);
        }

        run["book-sweep"].Value.Should().Be(1);
        run["book-levels"].Value.Should().Be(5);
        Flat(run, 1);
        run["book-sweep"].Value.Should().Be(1);
        Flat(run, 1);
        run["book-sweep"].Value.Should().Be(0);
    }

    [Fact]
    public void TheOppositeSweep_AtTheSameInstant_IsToldAtOnce()
    {
        FeatureRun run = new(new LiquiditySweep(new LiquiditySweepOptions(), Minute));
        for (int price = 400; price < 408; price++)
        {
            run.Trade(price, 10, Side.Buy);
        }

        run["book-levels"].Value.Should().Be(8);
        for (int price = 406; price > 400; price--)
        {
            run.Trade(price, 10, Side.Sell);
        }

        run["book-sweep"].Value.Should().Be(-1);
        run["book-levels"].Value.Should().Be(6);
    }

    [Fact]
    public void APauseOrAStepBack_EndsASweep()
    {
        FeatureRun run = new(new LiquiditySweep(new LiquiditySweepOptions(), Minute));
        run.Trade(400, 1, Side.Sell).Trade(399, 1, Side.Sell).Trade(398, 1, Side.Sell).Wait(0.006);
        run.Trade(397, 1, Side.Sell).Trade(398, 1, Side.Sell).Trade(396, 1, Side.Sell);
        run["book-sweep"].Status.Should().Be(FeatureStatus.Missing, "there was none, and no bar");
    }

    [Fact]
    public void ThreeRowsBoughtThreeTimesAsMuch_AreAStack()
    {
        FeatureRun run = new(new StackedImbalance(new StackedImbalanceOptions(), Minute, TestInstruments.Es));
        run.Trade(400, 10, Side.Sell).Trade(401, 30, Side.Buy).Trade(401, 7, Side.Sell).Trade(402, 21, Side.Buy)
            .Trade(402, 6, Side.Sell).Trade(403, 20, Side.Buy);
        Flat(run, 1);
        run["rows-bought"].Value.Should().Be(3);
        run["score"].Value.Should().Be(0.5);
        run["bought-low"].Value.Should().Be(401 * 0.25);
        run["bought-high"].Value.Should().Be(403 * 0.25);
        run["sold-low"].Status.Should().Be(FeatureStatus.Missing);
        Flat(run, 1);
        run["score"].Status.Should().Be(FeatureStatus.Missing, "a bar without prints has no rows");
    }

    [Theory]
    [InlineData(19)] // fewer than 20 contracts
    [InlineData(29)] // less than three times 10
    public void ARowThatIsTooSmall_BreaksTheStack(int bought)
    {
        FeatureRun run = new(new StackedImbalance(new StackedImbalanceOptions(), Minute, TestInstruments.Es));
        int below = bought == 29 ? 10 : 0;
        run.Trade(400, 1, Side.Sell).Trade(401, 30, Side.Buy).Trade(402, bought, Side.Buy).Trade(403, 30, Side.Buy);
        if (below > 0)
        {
            run.Trade(401, below, Side.Sell);
        }

        Flat(run, 1);
        run["score"].Value.Should().Be(0);
    }

    [Fact]
    public void RefilledBid_IsAnIceberg_OnceItHeldThirtySeconds()
    {
        FeatureRun run = new(new Iceberg(new IcebergOptions(), TestInstruments.Es));
        run.Quote(400, 401, 10, 10).Wait(60);
        for (int i = 0; i < 5; i++)
        {
            run.Trade(400, 10, Side.Sell).Quote(400, 401, 10, 10);
        }

        run["hint"].Value.Should().Be(1, "five times 10 were taken of 10");
        run["score"].Value.Should().Be(0);
        run["refills"].Value.Should().Be(5);
        run["price"].Value.Should().Be(100);
        run.Wait(30).Quote(400, 401, 10, 12);
        run["score"].Value.Should().Be(1);
        run.Quote(399, 401, 10, 12);
        run["score"].Value.Should().Be(0, "the bid moved away");
    }

    [Fact]
    public void AHintOfInferredPrints_IsEstimated_AndAsOldAsTheLastOfThem()
    {
        FeatureRun run = new(new Iceberg(new IcebergOptions(), TestInstruments.Es));
        run.Quote(400, 401, 10, 10).Wait(60);
        for (int i = 0; i < 5; i++)
        {
            run.Trade(400, 10, Side.Sell, isInferred: true).Quote(400, 401, 10, 10);
        }

        long lastNs = run.NowNs;
        run["hint"].Status.Should().Be(FeatureStatus.Estimated);
        run.Wait(3600).Decision();
        run["score"].Value.Should().Be(1);
        run["score"].TimeNs.Should().Be(lastNs, "so that silence makes it stale");
    }

    [Fact]
    public void OrdersThatJoin_AreNoIceberg()
    {
        FeatureRun run = new(new Iceberg(new IcebergOptions(), TestInstruments.Es));
        run.Quote(400, 401, 10, 10).Wait(60);
        for (int i = 0; i < 10; i++)
        {
            // Ten taken of ever more that is displayed before it is gone.
            run.Quote(400, 401, 30, 10).Trade(400, 10, Side.Sell).Quote(400, 401, 20, 10);
        }

        run["hint"].Value.Should().Be(0);
    }

    [Fact]
    public void NewLow_WithABetterCumulativeDelta_IsBullish()
    {
        FeatureRun run = new(new CvdDivergence(new CvdDivergenceOptions(), Minute));
        Flat(run, 10);
        run.Bar(400, 400, 390, 392, 10, 90); // the low before, at a cumulative delta of -80
        Flat(run, 5);
        run.Bar(400, 400, 396, 398, 60, 40).Bar(398, 399, 396, 397, 60, 40).Bar(397, 398, 394, 395, 50, 50).Bar(395, 396, 392, 393, 50, 50);
        run["score"].Value.Should().Be(0);
        run.Bar(389, 392, 388, 391, 50, 50);
        run["cumulative-delta"].Value.Should().Be(-40);
        run["score"].Value.Should().Be(1);
    }

    [Fact]
    public void NewLow_ThatClosesDown_OrOnAWorseDelta_IsNone()
    {
        foreach ((int close, int sell) in new[] { (388, 50), (391, 200) })
        {
            FeatureRun run = new(new CvdDivergence(new CvdDivergenceOptions(), Minute));
            Flat(run, 19);
            run.Bar(400, 400, 390, 392, 10, 90);
            run.Bar(389, 392, 388, close, 60, sell);
            run["score"].Value.Should().Be(0);
        }
    }

    private static void Flat(FeatureRun run, int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            run.Bar(400, 401, 399, 400, 50, 50);
        }
    }
}
