using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests;

/// <summary>Prices in points of ES, four ticks each.</summary>
public sealed class PriceInputTests
{
    private readonly TestInput _level = new("level-zones.poc");

    [Fact]
    public void Points_AreReadInTicks()
    {
        PriceInput price = Price();
        price.Ticks.Should().BeNull();
        _level.Set(6000.125);
        price.Ticks.Should().Be(24000.5);
        _level.Set(6000, FeatureStatus.Stale);
        price.Ticks.Should().BeNull("what is stale is not known");
        price.IsPresent.Should().BeTrue();
        new PriceInput(new TestInput("level-zones.poc", isPresent: false).Input, TestInstruments.Es).IsPresent.Should().BeFalse();
    }

    [Theory]
    [InlineData(6000.5, true)]
    [InlineData(5999.5, true)]
    [InlineData(6000.525, false)]
    public void Near_IsWithinReach(double points, bool isNear)
    {
        _level.Set(points);
        Price().IsNear(24000, 2).Should().Be(isNear);
    }

    [Theory]
    [InlineData(6000, true)]   // at the price
    [InlineData(6001.5, true)] // 6 ticks
    [InlineData(6001.525, false)]
    [InlineData(5999.975, false)]
    public void Ahead_IsBeforeThePrice_AndWithinReach(double points, bool isAhead)
    {
        _level.Set(points);
        Price().IsAhead(Side.Buy, 24000, 6).Should().Be(isAhead);
        _level.Set(12_000 - points);
        Price().IsAhead(Side.Sell, 24000, 6).Should().Be(isAhead);
    }

    [Fact]
    public void NotKnown_IsNearNothingAndAheadOfNothing()
    {
        Price().IsNear(0, 1000).Should().BeFalse();
        Price().IsAhead(Side.Buy, 0, 1000).Should().BeFalse();
    }

    private PriceInput Price() => new(_level.Input, TestInstruments.Es);
}
