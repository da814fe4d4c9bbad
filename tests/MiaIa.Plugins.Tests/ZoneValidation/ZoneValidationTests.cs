using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Filters;

/// <summary>An entry at tick 24000 (6000.00), zones told in points.</summary>
public sealed class ZoneValidationTests
{
    private readonly TestInput _nearestAbove = new("level-zones.nearest-above");
    private readonly TestInput _nearestBelow = new("level-zones.nearest-below");
    private readonly TestInput _above = new("level-zones.moderate-above");
    private readonly TestInput _below = new("level-zones.moderate-below");
    private readonly TestInput _quality = new("level-zones.quality");
    private readonly TestInput _timeframes = new("mtf-confluence.score");
    private readonly TestInput _large = new("smart-money.score");
    private readonly TestInput _phase = new("gamma-cycle.phase");

    public ZoneValidationTests() => _quality.Set(2);

    [Theory]
    [InlineData(6003.00, true, 12)]   // twelve ticks above
    [InlineData(6003.25, false, 13)]
    [InlineData(5999.50, true, 0)]    // the zone reaches over the price
    public void AZoneAbove_WithinTwelveTicks_Passes(double points, bool passes, double distance)
    {
        _above.Set(points);
        Judge("range").Should().Be(new SetupJudgement(passes ? 1 : 0, distance, 12));
    }

    [Theory]
    [InlineData(5997.00, true, 12)]
    [InlineData(5996.75, false, 13)]
    public void AZoneBelow_IsAsGood(double points, bool passes, double distance)
    {
        _below.Set(points);
        Judge("range@fast").Should().Be(new SetupJudgement(passes ? 1 : 0, distance, 12));
    }

    [Fact]
    public void TheNearerOne_Counts()
    {
        _above.Set(6010);
        _below.Set(5998);
        Judge("range").Measured.Should().Be(8);
    }

    [Fact]
    public void OtherStrategies_AreRecordedOnly_UnlessAllAreJudged()
    {
        _above.Set(6010);
        Judge("trend").Should().Be(new SetupJudgement(1, 40, 12));
        Judge("trend", new ZoneValidationOptions { AppliesTo = ZoneScope.All }).Should().Be(new SetupJudgement(0, 40, 12));
        Judge("rangefinder").Passes.Should().BeTrue("only the id of the strategy counts");
    }

    [Fact]
    public void WhatIsNotKnown_Refuses_AlsoWhenOverridden()
    {
        Judge("range").Should().Be(new SetupJudgement(0, null, 12));
        _quality.SetMissing();
        _timeframes.Set(1);
        Judge("range").Passes.Should().BeFalse();
    }

    [Theory]
    [InlineData(Side.Buy, 0.76, 0, 3, true)]
    [InlineData(Side.Buy, 0.75, 0.3, 3, false)]    // strictly beyond
    [InlineData(Side.Sell, 0.76, 0.31, 3, false)]  // for the other side
    [InlineData(Side.Sell, -0.76, 0, 3, true)]
    [InlineData(Side.Buy, 0, 0.31, 3, true)]
    [InlineData(Side.Sell, 0, -0.31, 3, true)]
    [InlineData(Side.Buy, 0, 0, 1, true)]          // the peak of the gamma cycle
    [InlineData(Side.Buy, 0, 0, 0, false)]
    public void ClearEvidence_OverridesADistantZone(Side side, double timeframes, double large, double phase, bool passes)
    {
        _above.Set(6010);
        _timeframes.Set(timeframes);
        _large.Set(large);
        _phase.Set(phase);
        Judge("range", side: side).Passes.Should().Be(passes);
    }

    [Fact]
    public void Weak_TakesEveryZone()
    {
        _nearestAbove.Set(6001);
        _above.Set(6010);
        Judge("range", new ZoneValidationOptions { MinQuality = ZoneRank.Weak }).Should().Be(new SetupJudgement(1, 4, 12));
    }

    private SetupJudgement Judge(string strategy, ZoneValidationOptions? options = null, Side side = Side.Buy)
    {
        ZoneValidation filter = new(
            options ?? new(), TestInstruments.Es, _nearestAbove.Input, _nearestBelow.Input, _above.Input, _below.Input, _quality.Input,
            _timeframes.Input, _large.Input, _phase.Input);
        SignalSetup setup = new(0, strategy, "X", side, 24_000, 8, 16, 0.8, 0.8, default);
        return filter.Judge(in setup, []);
    }
}
