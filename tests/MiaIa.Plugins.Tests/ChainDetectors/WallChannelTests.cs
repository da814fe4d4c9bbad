using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>From wall to wall in a range. The put wall is at 400 ticks, the call wall at 440.</summary>
public sealed class WallChannelTests
{
    private readonly TestInput _callWall = new("gamma-levels.call-wall");
    private readonly TestInput _putWall = new("gamma-levels.put-wall");
    private readonly TestInput _regime = new("market-regime.regime");
    private readonly FeatureRun _run;

    public WallChannelTests()
    {
        _callWall.Set(110);
        _putWall.Set(100);
        _regime.Set((double)MarketRegime.RangeTight);
        _run = new FeatureRun(new WallChannel(
            new WallChannelOptions(), new BarPeriod(60), TestInstruments.Es, _callWall.Input, _putWall.Input, _regime.Input));
    }

    [Theory]
    [InlineData(406, 1, 110)]
    [InlineData(394, 1, 110)] // from below too
    [InlineData(407, 0, 0)]
    [InlineData(393, 0, 0)]
    [InlineData(434, -1, 100)]
    [InlineData(446, -1, 100)]
    [InlineData(433, 0, 0)]
    [InlineData(420, 0, 0)]
    public void CloseWithinSixTicksOfAWall_TurnsToTheOther(int close, int signal, double target)
    {
        _run.Bar(close, 50, 50);
        _run["signal"].Value.Should().Be(signal);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
        _run["target"].Value.Should().Be(target);
        _run["target"].Status.Should().Be(signal == 0 ? FeatureStatus.Missing : FeatureStatus.Ok);
        _run["call-wall-ticks"].Value.Should().Be(440 - close);
        _run["put-wall-ticks"].Value.Should().Be(400 - close);
        _run["width-ticks"].Value.Should().Be(40);
    }

    [Theory]
    [InlineData(MarketRegime.RangeTight, 1)]
    [InlineData(MarketRegime.RangeWide, 1)]
    [InlineData(MarketRegime.Unknown, 0)]
    [InlineData(MarketRegime.TrendBullish, 0)]
    [InlineData(MarketRegime.TrendBearish, 0)]
    [InlineData(MarketRegime.Transition, 0)]
    public void Market_MustRange(MarketRegime regime, int signal)
    {
        _regime.Set((double)regime);
        _run.Bar(400, 50, 50);
        _run["signal"].Value.Should().Be(signal);
    }

    [Theory]
    [InlineData(105, 1)]
    [InlineData(104.75, 0)]
    [InlineData(95, 0)] // walls that have crossed
    public void Channel_MustBeTwentyTicksWide(double callWall, int signal)
    {
        _callWall.Set(callWall);
        _run.Bar(400, 50, 50);
        _run["signal"].Value.Should().Be(signal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_callWall, _putWall, _regime];
        all[input].SetMissing();
        _run.Bar(400, 50, 50);
        _run.ShouldSayNothing();
    }
}
