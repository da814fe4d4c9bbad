using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>
/// Walls that do not hold while dealers drive the market. The call wall is at 440 ticks, the put wall at 400.
/// </summary>
public sealed class WallBreakTests
{
    private readonly TestInput _callWall = new("gamma-levels.call-wall");
    private readonly TestInput _putWall = new("gamma-levels.put-wall");
    private readonly TestInput _netGex = new("gamma-levels.net-gex");
    private readonly TestInput _ratio = new("volume-confirmation.volume-ratio");
    private readonly FeatureRun _run;

    public WallBreakTests()
    {
        _callWall.Set(110);
        _putWall.Set(100);
        _netGex.Set(-1e9);
        _ratio.Set(1.5);
        _run = new FeatureRun(new WallBreak(
            new WallBreakOptions(), new BarPeriod(60), TestInstruments.Es, _callWall.Input, _putWall.Input, _netGex.Input, _ratio.Input));
    }

    [Theory]
    [InlineData(444, 60, 1)]
    [InlineData(443, 60, 0)] // three ticks beyond
    [InlineData(444, 50, 0)] // not bought
    [InlineData(444, 40, 0)] // sold
    [InlineData(396, 40, -1)]
    [InlineData(397, 40, 0)]
    [InlineData(396, 60, 0)]
    [InlineData(420, 60, 0)]
    public void CloseFourTicksBeyondAWall_WithItsDelta_IsFollowed(int close, int buy, int signal)
    {
        _run.Bar(close, buy, 100 - buy);
        _run["signal"].Value.Should().Be(signal);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
        _run["call-wall-ticks"].Value.Should().Be(440 - close);
        _run["put-wall-ticks"].Value.Should().Be(400 - close);
        _run["delta-share"].Value.Should().BeApproximately((buy - 50) / 50.0, 1e-12);
        _run["target"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(0, 1.5)] // dealers do not drive
    [InlineData(-1, 1.49)] // too little volume
    public void CalmDealers_OrThinVolume_IsNone(double net, double ratio)
    {
        _netGex.Set(net);
        _ratio.Set(ratio);
        _run.Bar(444, 60, 40);
        _run["signal"].Value.Should().Be(0);
        _run.Bar(396, 40, 60);
        _run["signal"].Value.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_callWall, _putWall, _netGex, _ratio];
        all[input].SetMissing();
        _run.Bar(444, 60, 40);
        _run.ShouldSayNothing();
    }

    [Fact]
    public void BarWithoutADelta_SilencesIt()
    {
        _run.Bar(new Bar(60, 444, 444, 444, 444, 10, 0, 0, 0, DeltaKind.None));
        _run.ShouldSayNothing();
        _run.Bar(new Bar(60, 444, 444, 444, 444, 10, 0, 0, 4, DeltaKind.Estimated));
        _run["signal"].Value.Should().Be(1);
        _run["signal"].Status.Should().Be(FeatureStatus.Estimated);
    }
}
