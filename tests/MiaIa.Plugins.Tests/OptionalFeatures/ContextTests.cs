using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>VIX bands, the bullish score, and what NQ says.</summary>
public sealed class ContextTests
{
    private static readonly BarPeriod Minute = new(60);

    [Theory]
    [InlineData(14.99, 1.05)]
    [InlineData(15, 1.00)]
    [InlineData(21.99, 1.00)]
    [InlineData(22, 0.90)]
    [InlineData(34.99, 0.90)]
    [InlineData(35, 0.85)]
    public void VixBands_GiveAFactor(double vix, double factor)
    {
        FeatureRun run = new(new VixBands(new VixBandsOptions(), new TestInput("x", isPresent: false).Input));
        run.Index("VIX", vix);
        run["factor"].Value.Should().Be(factor);
        run.Wait(301).Decision();
        run["factor"].Status.Should().Be(FeatureStatus.Missing, "VIX is older than five minutes");
    }

    [Fact]
    public void VixBands_AreMissing_WhileTheRegimeMultipliesTheScore()
    {
        TestInput onScore = new("volatility-regime.on-score");
        FeatureRun run = new(new VixBands(new VixBandsOptions(), onScore.Input));
        onScore.Set(1);
        run.Index("VIX", 26);
        run["factor"].Status.Should().Be(FeatureStatus.Missing);
        onScore.Set(0);
        run.Index("VIX", 26);
        run["factor"].Value.Should().Be(0.90);
    }

    [Fact]
    public void BullishScore_OfOneBoughtPrice_IsWorkedByHand()
    {
        // All bars alike, 75 of 100 bought: share .5, times 2.2 clipped to 1; the close stands at the VWAP and at the point of control; the
        // delta rises by 50 a bar, half of the usual volume.
        FeatureRun run = new(new BullishScore(new BullishScoreOptions(), Minute));
        for (int i = 0; i < 20; i++)
        {
            run["score"].Status.Should().Be(FeatureStatus.Missing);
            run.Bar(400, 400, 400, 400, 75, 25);
        }

        run["score"].Value.Should().BeApproximately(0.35 + (0.20 * 0.5), 1e-12);
        run["score"].Status.Should().Be(FeatureStatus.Estimated, "the profile comes from bars");
    }

    [Fact]
    public void EsNqCorrelation_OfEqualMoves_IsOne_AndFollowsNq()
    {
        FeatureRun run = new(new EsNqCorrelation(new EsNqCorrelationOptions(), Minute, TestInstruments.All));
        double[] returns = [0.001, -0.0005, 0.0002, 0.0004, -0.0001, 0.0003];
        double es = 20_000;
        double nq = 72_000;
        for (int i = 0; i <= 30; i++)
        {
            run["score"].Status.Should().Be(FeatureStatus.Missing);
            Both(run, (int)Math.Round(es), (int)Math.Round(nq));
            es *= 1 + returns[i % 6];
            nq *= 1 + returns[i % 6];
        }

        run["correlation"].Value.Should().BeApproximately(1, 0.01);
        run["score"].Value.Should().BeApproximately(Math.Tanh(run["nq-return"].Value) * run["correlation"].Value, 1e-12);
        run["nq-return"].Value.Should().BePositive("the last five returns add up to .0003 above 0");
    }

    [Fact]
    public void EsNqCorrelation_IsMissing_WithoutNq()
    {
        FeatureRun run = new(new EsNqCorrelation(new EsNqCorrelationOptions(), Minute, TestInstruments.All));
        for (int i = 0; i < 60; i++)
        {
            run.Bar(20_000 + i, 5, 5);
        }

        run["score"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void EsNqLeadership_SeesNqRunAhead()
    {
        FeatureRun run = new(new EsNqLeadership(new EsNqLeadershipOptions { WindowMinutes = 10 }, TestInstruments.All));
        TestRandom random = new(7);
        List<int> nasdaq = [72_000];
        for (int second = 0; second < 1200; second++)
        {
            // ES makes each move of NQ two seconds later, a quarter as large.
            nasdaq.Add(nasdaq[^1] + (random.Next(0, 1) == 0 ? 8 : -8));
            int leader = nasdaq[^1];
            int follower = 20_000 + ((nasdaq[Math.Max(0, nasdaq.Count - 3)] - 72_000) / 4);
            run.Send(MarketEvent.Of(run.NowNs, TestInstruments.Nq.Id, new Trade(leader, 1, Side.Buy)));
            run.Trade(follower, 1, Side.Buy).Wait(1);
        }

        run["lead-seconds"].Value.Should().Be(2);
        run["lead-correlation"].Value.Should().BeApproximately(1, 0.02);
        for (int i = 1; i <= 4; i++)
        {
            run.Send(MarketEvent.Of(run.NowNs, TestInstruments.Nq.Id, new Trade(nasdaq[^1] + (60 * i), 1, Side.Buy)));
            run.Trade(20_000 + ((nasdaq[^1] - 72_000) / 4), 1, Side.Buy).Wait(1);
        }

        run["score"].Value.Should().BeGreaterThan(0.5, "NQ ran and ES did not");
    }

    private static void Both(FeatureRun run, int es, int nq)
    {
        long startNs = run.NowNs;
        Bar other = new(60, nq, nq, nq, nq, 10, 5, 5, 0, DeltaKind.Exact);
        Bar own = new(60, es, es, es, es, 10, 5, 5, 0, DeltaKind.Exact);
        run.Send(MarketEvent.Of(startNs + EventTimes.Minute, TestInstruments.Nq.Id, in other, startNs));
        run.Send(MarketEvent.Of(startNs + EventTimes.Minute, 0, in own, startNs));
    }
}
