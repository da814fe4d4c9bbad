using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class SierraPatternsTests
{
    private readonly TestInput _signal = new("battle-navale@1m.bn");
    private readonly TestInput _trend = new("battle-navale@1m.trend");
    private readonly TestInput _direction = new("battle-navale@1m.base-direction");
    private readonly TestInput _quality = new("battle-navale@1m.base-quality");
    private readonly FeatureRun _run;

    public SierraPatternsTests()
    {
        _run = new FeatureRun(new SierraPatterns(
            new SierraPatternsOptions(), new BarPeriod(60), _signal.Input, _trend.Input, _direction.Input, _quality.Input));
        _signal.Set(0);
        _trend.Set(0);
        _direction.Set(0);
        _quality.Set(0);
        for (int i = 0; i < 20; i++)
        {
            Bar(400, 401, 399, 400);
        }
    }

    [Fact]
    public void Score_WeighsBattleNavaleTwice_AndThePatterns()
    {
        _signal.Set(0.5);
        _trend.Set(-0.5);
        _direction.Set(1);
        _quality.Set(0.8);
        Bar(400, 401, 399, 400);
        _run["score"].Value.Should().BeApproximately((0.40 * 0.5) + (0.25 * 0.8) - (0.20 * 0.5), 1e-12);
    }

    [Fact]
    public void LongDownUp_IsKnownOneBarLate_AndFades()
    {
        // Before: high 400, close 399. Pattern: opens at 398 below it, low 388 (12 below that high), close 390. After: opens at 391
        // above, high 402: 14 ticks from the low, above the high before. Strength .7 * 14/16 + .3 * 10/10.
        Bar(400, 400, 399, 399);
        Bar(398, 398, 388, 390);
        _run["ldu"].Value.Should().Be(0, "the bar after is not there yet");
        Bar(391, 402, 391, 402);
        double strength = (0.7 * 14 / 16) + 0.3;
        for (int age = 0; age < 5; age++)
        {
            _run["ldu"].Value.Should().BeApproximately(strength * (1 - (age / 5.0)), 1e-12);
            _run["score"].Value.Should().BeApproximately(0.15 * strength * (1 - (age / 5.0)), 1e-12);
            Bar(402, 402, 402, 402);
        }

        _run["ldu"].Value.Should().Be(0);
    }

    [Fact]
    public void LongUpDown_IsItsMirror()
    {
        Bar(400, 401, 400, 401);
        Bar(402, 412, 402, 410);
        Bar(409, 409, 398, 398);
        _run["lud"].Value.Should().BeApproximately((0.7 * 14 / 16) + 0.3, 1e-12);
        _run["score"].Value.Should().BeApproximately(-0.15 * ((0.7 * 14 / 16) + 0.3), 1e-12);
    }

    [Theory]
    [InlineData(400, 389, 391, 402)] // the high before is 8 ticks and not more above the low: with low 392 below
    public void ReachOfExactlyEightTicks_IsNotEnough(int high, int unused, int open, int highAfter)
    {
        _ = unused;
        Bar(400, high, 399, 399);
        Bar(398, 398, 392, 393);
        Bar(open + 3, highAfter, open + 3, highAfter);
        _run["ldu"].Value.Should().Be(0, "400 is not above 392 + 8");
    }

    [Fact]
    public void ColorDown_OverFourBars()
    {
        // -2: high 420, close 415. -1: opens at 414, low 405 (15 below 420) under the low 414, high 414. 0: high 413 below 414, low 404,
        // close 405. +1: opens at 404, low 398 (15 below 413) under 404.
        Bar(415, 420, 414, 415);
        Bar(414, 414, 405, 406);
        Bar(407, 413, 404, 405);
        Bar(404, 404, 398, 399);
        _run["cds"].Value.Should().BeApproximately((0.7 * 15 / 24) + 0.3, 1e-12);
    }

    [Fact]
    public void Score_IsMissing_WithoutBattleNavale_AndForTwentyBarsAfterAGap()
    {
        _signal.SetMissing();
        Bar(400, 401, 399, 400);
        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        _signal.Set(0.2);
        _run.Wait(1800);
        for (int i = 0; i < 19; i++)
        {
            Bar(400, 401, 399, 400);
        }

        _run["score"].Status.Should().Be(FeatureStatus.Missing);
        Bar(400, 401, 399, 400);
        _run["score"].Status.Should().Be(FeatureStatus.Ok);
    }

    private void Bar(int open, int high, int low, int close) => _run.Bar(open, high, low, close, 5, 5);
}
