using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>The high-volatility level as a magnet. 400 ticks are 100 points.</summary>
public sealed class HvlMagnetTests
{
    private readonly TestInput _hvl = new("gamma-levels.hvl");
    private readonly TestInput _netGex = new("gamma-levels.net-gex");
    private readonly FeatureRun _run;

    public HvlMagnetTests()
    {
        _hvl.Set(102);
        _netGex.Set(1e9);
        _run = new FeatureRun(new HvlMagnet(
            new HvlMagnetOptions(), new BarPeriod(60), TestInstruments.Es, _hvl.Input, _netGex.Input)).Usual();
    }

    [Theory]
    [InlineData(102.5, 1)] // ten ticks above the close
    [InlineData(102.75, 0)]
    [InlineData(97.5, -1)]
    [InlineData(97.25, 0)]
    [InlineData(100, 0)] // at it
    [InlineData(100.1, 1)] // levels need not lie on a tick
    public void CloseNearTheHvl_IsDrawnToIt(double hvl, int signal)
    {
        _hvl.Set(hvl);
        _run.Minute(400, 401, 399, 400, 50, 50);
        _run["signal"].Value.Should().Be(signal);
        _run["distance-ticks"].Value.Should().BeApproximately((hvl - 100) * 4, 1e-9);
        _run["burst-ratio"].Value.Should().Be(1);
        _run["target"].Status.Should().Be(signal != 0 ? FeatureStatus.Ok : FeatureStatus.Missing);
        _run["target"].Value.Should().Be(signal != 0 ? hvl : 0);
        _run["stop"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 30)]
    public void DrivingDealers_OrABurst_IsNone(double net, int lastPrint)
    {
        _netGex.Set(net);
        _run.Minute(400, 401, 399, 400, 50, 50, lastPrint);
        _run["signal"].Value.Should().Be(0);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_hvl, _netGex];
        all[input].SetMissing();
        _run.Minute(400, 401, 399, 400, 50, 50);
        _run.ShouldSayNothing();
    }

    [Fact]
    public void WithoutPrints_ItSaysNothing()
    {
        _run.Wait(1800).Bar(400, 50, 50);
        _run.ShouldSayNothing();
    }
}
