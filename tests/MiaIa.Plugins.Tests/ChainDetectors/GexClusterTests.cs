using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.ChainDetectors;

/// <summary>Large strikes close together. The close is at 400 ticks, which are 100 points.</summary>
public sealed class GexClusterTests
{
    private readonly TestInput[] _strikes = [.. Enumerable.Range(1, 10).Select(i => new TestInput($"gamma-levels.gex-{i}"))];
    private readonly TestInput _netGex = new("gamma-levels.net-gex");
    private readonly FeatureRun _run;

    public GexClusterTests()
    {
        _netGex.Set(1e9);
        GexCluster feature = new(
            new GexClusterOptions(), new BarPeriod(60), TestInstruments.Es,
            _strikes[0].Input, _strikes[1].Input, _strikes[2].Input, _strikes[3].Input, _strikes[4].Input,
            _strikes[5].Input, _strikes[6].Input, _strikes[7].Input, _strikes[8].Input, _strikes[9].Input, _netGex.Input);
        _run = new FeatureRun(feature);
    }

    [Fact]
    public void ThreeStrikesWithinSixteenTicks_DrawThePriceToTheirMean()
    {
        // 404, 408 and 420: sixteen ticks apart, mean 410 and two thirds.
        Strikes(420, 404, 408);
        _run.Bar(400, 50, 50);
        _run["signal"].Value.Should().Be(1);
        _run["distance-ticks"].Value.Should().BeApproximately(32 / 3.0, 1e-12);
        _run["target"].Value.Should().BeApproximately(100 + (8 / 3.0), 1e-12);
        _run["strikes"].Value.Should().Be(3);
        _run["stop"].Status.Should().Be(FeatureStatus.Missing);
    }

    [Fact]
    public void ClusterBelow_IsSoldTowards()
    {
        Strikes(380, 396, 392, 391);
        _run.Bar(400, 50, 50);
        _run["signal"].Value.Should().Be(-1);
        _run["distance-ticks"].Value.Should().Be(-10.25);
        _run["target"].Value.Should().Be(97.4375);
        _run["strikes"].Value.Should().Be(4);
    }

    [Theory]
    [InlineData("seventeen ticks apart", 404, 408, 421, 0, 1)]
    [InlineData("mean more than twelve ticks away", 408, 412, 417, 3, 1)]
    [InlineData("the close stands at the mean", 398, 400, 402, 3, 1)]
    [InlineData("dealers drive", 404, 408, 420, 3, 0)]
    public void OneConditionThatFails_IsEnough(string why, int a, int b, int c, int strikes, double net)
    {
        Strikes(a, b, c);
        _netGex.Set(net);
        _run.Bar(400, 50, 50);
        _run["signal"].Value.Should().Be(0, why);
        _run["signal"].Status.Should().Be(FeatureStatus.Ok);
        _run["target"].Status.Should().Be(FeatureStatus.Missing);
        _run["strikes"].Value.Should().Be(strikes);
        _run["distance-ticks"].Status.Should().Be(strikes == 0 ? FeatureStatus.Missing : FeatureStatus.Ok);
    }

    [Fact]
    public void NearestOfTwoClusters_Counts_AlsoWhenItIsSmaller()
    {
        // 387 and 404 are seventeen ticks apart; the four stand 14.5 below the close.
        Strikes(404, 405, 406, 384, 385, 386, 387);
        _run.Bar(400, 50, 50);
        _run["distance-ticks"].Value.Should().Be(5);
        _run["strikes"].Value.Should().Be(3);
    }

    [Theory]
    [InlineData(0, 0)] // alike on both sides: none
    [InlineData(391, -9)] // a fourth strike decides
    [InlineData(409, 9)]
    public void TwoClustersEquallyNear_LeaveNoSide_UnlessOneHasMoreStrikes(int fourth, double distance)
    {
        Strikes(390, 391, 392, 408, 409, 410, fourth == 0 ? 5000 : fourth);
        _run.Bar(400, 50, 50);
        _run["distance-ticks"].Value.Should().Be(distance);
        _run["signal"].Value.Should().Be(Math.Sign(distance));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9)]
    public void InputThatIsMissing_SilencesIt(int input)
    {
        Strikes(404, 408, 420);
        (input < 0 ? _netGex : _strikes[input]).SetMissing();
        _run.Bar(400, 50, 50);
        _run.ShouldSayNothing();
    }

    /// <summary>Strikes in ticks; the rest of the ten stand alone, far away.</summary>
    private void Strikes(params int[] ticks)
    {
        for (int i = 0; i < _strikes.Length; i++)
        {
            _strikes[i].Set((i < ticks.Length ? ticks[i] : 1000 + (i * 100)) * 0.25);
        }
    }
}
