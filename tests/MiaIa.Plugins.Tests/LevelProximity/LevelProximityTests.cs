using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

public sealed class LevelProximityTests
{
    private readonly TestInput _near = new("level-zones.poc");
    private readonly TestInput _far = new("level-zones.pvah");
    private readonly FeatureRun _run;

    public LevelProximityTests()
    {
        LevelProximityOptions options = new()
        {
            Levels = new Dictionary<string, double>(StringComparer.Ordinal) { ["level-zones.poc"] = 0.9, ["level-zones.pvah"] = 0.6 },
        };
        _run = new FeatureRun(new LevelProximity(options, new BarPeriod(60), TestInstruments.Es, [_near.Input, _far.Input]));
    }

    [Fact]
    public void Value_IsTheLargestOfWeightTimesNearness()
    {
        // Close 5010.00. The point of control two ticks away: .9 / 3; the other level one tick away: .6 * 2 / 3. Round numbers are far.
        _near.Set(5009.50);
        _far.Set(5010.25);
        _run.Bar(20_040, 5, 5);
        _run["value"].Value.Should().BeApproximately(0.4, 1e-12);
        _run["value"].Status.Should().Be(FeatureStatus.Ok);
    }

    [Theory]
    [InlineData(20_100, 0.3)] // 5025: a multiple of 25
    [InlineData(20_101, 0.2)] // a tick above it
    [InlineData(20_400, 0.5)] // 5100: a hundred
    [InlineData(20_103, 0)] // three ticks away is out of reach
    public void RoundNumbers_CountByTheirWeight(int close, double value)
    {
        _near.Set(4000);
        _run.Bar(close, 5, 5);
        _run["value"].Value.Should().BeApproximately(value, 1e-12);
        _run["value"].Status.Should().Be(FeatureStatus.Partial, "one of the two levels is not there");
    }

    [Fact]
    public void WithoutAnyLevel_ItIsMissing()
    {
        _run.Bar(20_100, 5, 5);
        _run["value"].Status.Should().Be(FeatureStatus.Missing);
    }
}
