using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>The flip left behind on a burst. 400 ticks are 100 points; the flip is at 402.</summary>
public sealed class FlipBreakTests
{
    private readonly TestInput _flip = new("gamma-levels.flip");
    private readonly TestInput _vwap = new("vwap-trend.vwap");
    private readonly TestInput _sigma = new("vwap-trend.sigma");
    private readonly FeatureRun _run;

    public FlipBreakTests()
    {
        _flip.Set(100.5);
        _vwap.Set(100);
        _sigma.Set(2);
        _run = Run();
    }

    [Fact]
    public void CloseTwoTicksAboveTheFlip_OnABurstOfBuying_IsBought()
    {
        // All true ranges were 2; this one is 6: (13 * 2 + 6) / 14 = 16 / 7.
        _run.Minute(400, 405, 399, 404, 70, 30, lastPrint: 30);
        _run["signal"].Value.Should().Be(1);
        _run["target"].Value.Should().Be(102);
        _run["second-target"].Value.Should().Be(104);
        _run["atr-ticks"].Value.Should().BeApproximately(16 / 7.0, 1e-12);
        _run["stop"].Value.Should().BeApproximately(100.5 - (4 / 7.0), 1e-12);
        _run["distance-ticks"].Value.Should().Be(-2);
        _run["previous-ticks"].Value.Should().Be(2);
        _run["delta-share"].Value.Should().Be(0.4);
        _run["burst-ratio"].Value.Should().Be(3);
    }

    [Fact]
    public void CloseTwoTicksBelowTheFlip_OnABurstOfSelling_IsSold()
    {
        _flip.Set(99.5);
        _run.Minute(400, 401, 395, 396, 30, 70, lastPrint: 30);
        _run["signal"].Value.Should().Be(-1);
        _run["target"].Value.Should().Be(98);
        _run["second-target"].Value.Should().Be(96);
        _run["stop"].Value.Should().BeApproximately(99.5 + (4 / 7.0), 1e-12);
    }

    [Theory]
    [InlineData("one tick beyond", 403, 70, 30)]
    [InlineData("no burst", 404, 70, 29)]
    [InlineData("sold, not bought", 404, 30, 30)]
    [InlineData("neither bought nor sold", 404, 50, 30)]
    public void OneConditionThatFails_IsEnough(string why, int close, int buy, int lastPrint)
    {
        _run.Minute(400, 405, 399, close, buy, 100 - buy, lastPrint);
        _run["signal"].Value.Should().Be(0, why);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
        _run["stop"].Status.Should().Be(FeatureStatus.Missing);
        _run["second-target"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Theory]
    [InlineData(403, 1)] // within the two ticks: not yet beyond
    [InlineData(404, 0)] // beyond before
    public void CloseBefore_MustNotBeBeyond(int before, int signal)
    {
        _run.Minute(400, 405, 399, before, 50, 50);
        _run.Minute(before, 406, 402, 405, 70, 30, lastPrint: 30);
        _run["signal"].Value.Should().Be(signal);
    }

    [Fact]
    public void FirstDeviation_ThatIsBehind_LeavesTheSecond()
    {
        _sigma.Set(0.75);
        _run.Minute(400, 405, 399, 404, 70, 30, lastPrint: 30);
        _run["target"].Status.Should().Be(FeatureStatus.Missing, "100.75 lies below the close of 101");
        _run["second-target"].Value.Should().Be(101.5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_flip, _vwap, _sigma];
        all[input].SetMissing();
        _run.Minute(400, 405, 399, 404, 70, 30, lastPrint: 30);
        _run.ShouldSayNothing();
    }

    [Fact]
    public void WithoutADelta_OrWithoutARange_ItSaysNothing()
    {
        _run.Bar(new Bar(60, 400, 405, 399, 404, 10, 0, 0, 0, DeltaKind.None));
        _run.ShouldSayNothing();
        _run.Roll();
        for (int bar = 0; bar < 14; bar++)
        {
            _run.Minute(400, 401, 399, 400, 50, 50);
            _run.ShouldSayNothing();
        }
    }

    private FeatureRun Run() => new FeatureRun(new FlipBreak(
        new FlipBreakOptions(), new BarPeriod(60), TestInstruments.Es, _flip.Input, _vwap.Input, _sigma.Input)).Usual();
}
