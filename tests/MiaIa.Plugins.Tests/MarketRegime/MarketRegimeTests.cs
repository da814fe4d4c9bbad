using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class MarketRegimeTests
{
    private readonly FeatureRun _run = new(
        new MarketRegimeFeature(new MarketRegimeOptions(), new BarPeriod(300), TestInstruments.Es),
        new FeatureRunSettings { BasePeriod = new BarPeriod(300) });

    [Fact]
    public void SteadyRise_IsABullishTrend_FromTheSecondUpdateOn()
    {
        Rise(29);
        _run["regime"].Status.Should().Be(FeatureStatus.Missing);
        Rise(1);
        _run.StateOf("regime").Should().Be("unknown", "the first update tells nothing yet");
        Rise(1);
        _run.StateOf("regime").Should().Be("trend_bullish");

        // A line: no pivots (balance 0), the VWAP rises by more than half a tick a bar (.35), efficiency 1 (.30).
        _run["trend-score"].Value.Should().BeApproximately(0.65, 1e-12);
        _run["confidence"].Value.Should().BeApproximately(0.65, 1e-12);
    }

    [Fact]
    public void Wave_BetweenTwoEdges_IsARange_WithItsQuality()
    {
        Wave(32);
        _run.StateOf("regime").Should().Be("range_tight");

        // The wave goes from 400 to 416 in steps of 4: Sup 400, Res 416, height 16.
        _run["support"].Value.Should().Be(100);
        _run["resistance"].Value.Should().Be(104);
        _run["confidence"].Value.Should().Be(_run["range-quality"].Value).And.BeInRange(0.7, 1);
    }

    [Fact]
    public void TwoDifferentGroups_AreATransition()
    {
        Wave(32);
        for (int i = 0; i < 12; i++)
        {
            int from = 416 + (6 * i);
            _run.Bar(from, from + 6, from, from + 6, 50, 50);
            if (_run.StateOf("regime") == "transition")
            {
                return;
            }
        }

        Assert.Fail("a range that breaks out passes a transition");
    }

    [Fact]
    public void Roll_StartsAnew()
    {
        Wave(32);
        _run.Roll();
        _run["regime"].Status.Should().Be(FeatureStatus.Missing);
        Wave(29);
        _run["regime"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void WrongLimits_AreRefused()
    {
        FluentActions.Invoking(() => New(new MarketRegimeOptions { Weak = [0.7, 18] })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => New(new MarketRegimeOptions { RangeTicks = [50, 8] })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => New(new MarketRegimeOptions { Strong = [0.6] })).Should().Throw<ArgumentException>();
        static MarketRegimeFeature New(MarketRegimeOptions options) => new(options, new BarPeriod(300), TestInstruments.Es);
    }

    private int _rise = 400;

    private void Rise(int bars)
    {
        for (int i = 0; i < bars; i++, _rise += 4)
        {
            _run.Bar(_rise, _rise + 4, _rise, _rise + 4, 50, 50);
        }
    }

    /// <summary>Up in four bars and down in four.</summary>
    private void Wave(int bars)
    {
        for (int i = 0; i < bars; i++)
        {
            int step = i % 8;
            int from = 400 + (4 * (step < 4 ? step : 8 - step));
            int to = 400 + (4 * (step < 4 ? step + 1 : 7 - step));
            _run.Bar(from, Math.Max(from, to), Math.Min(from, to), to, 50, 50);
        }
    }
}
