using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>The edges of the day that options price in. The minimum is at 400 ticks, the maximum at 500.</summary>
public sealed class OneDayTrapTests
{
    private readonly TestInput _min = new("gamma-levels.one-day-min");
    private readonly TestInput _max = new("gamma-levels.one-day-max");
    private readonly FeatureRun _run;

    public OneDayTrapTests()
    {
        _min.Set(100);
        _max.Set(125);
        _run = new FeatureRun(new OneDayTrap(new OneDayTrapOptions(), new BarPeriod(60), TestInstruments.Es, _min.Input, _max.Input));
    }

    [Theory]
    [InlineData(400, 402, 30, 1)]
    [InlineData(390, 410, 30, 1)]
    [InlineData(401, 402, 30, 0)] // not touched
    [InlineData(400, 401, 30, 0)] // one tick inside
    [InlineData(400, 402, 50, 0)] // nothing absorbed
    [InlineData(400, 402, 70, 0)] // buying absorbed, or not even that
    public void Minimum_TouchedAndLeft_WhereSellingWasAbsorbed_IsBought(int low, int close, int buy, int signal)
    {
        _run.Bar(402, 410, 402, 402, buy, 100 - buy).Bar(402, 410, 402, 402, buy, 100 - buy);
        _run.Bar(402, 410, low, close, buy, 100 - buy);
        _run["signal"].Value.Should().Be(signal);
        _run["min-ticks"].Value.Should().Be(400 - close);
        _run["min-reach"].Value.Should().Be(400 - low);
        _run["delta-share"].Value.Should().BeApproximately((buy - 50) / 50.0, 1e-12);
        _run["target"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void CloseOneTickInside_IsTooLittle_AlsoWhenAbsorbed()
    {
        _run.Bar(401, 410, 401, 401, 30, 70).Bar(401, 410, 401, 401, 30, 70).Bar(401, 410, 400, 401, 30, 70);
        _run["absorption"].Value.Should().Be(1);
        _run["signal"].Value.Should().Be(0);
    }

    [Fact]
    public void Maximum_TouchedAndLeft_WhereBuyingWasAbsorbed_IsSold()
    {
        _run.Bar(498, 498, 490, 498, 70, 30).Bar(498, 498, 490, 498, 70, 30).Bar(498, 500, 490, 498, 70, 30);
        _run["signal"].Value.Should().Be(-1);
        _run["max-ticks"].Value.Should().Be(2);
        _run["max-reach"].Value.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        TestInput[] all = [_min, _max];
        all[input].SetMissing();
        _run.Bar(402, 410, 402, 402, 30, 70).Bar(402, 410, 402, 402, 30, 70).Bar(402, 410, 400, 402, 30, 70);
        _run.ShouldSayNothing();
    }

    [Fact]
    public void TwoBars_AreTooFew_AndARollForgetsThem()
    {
        _run.Bar(402, 410, 400, 402, 30, 70).Bar(402, 410, 400, 402, 30, 70);
        _run.ShouldSayNothing();
        _run.Roll().Bar(402, 410, 400, 402, 30, 70);
        _run.ShouldSayNothing();
    }
}
