using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Filters;

public sealed class GoldenRuleTests
{
    private readonly TestInput _long = new("battle-navale@1m.veto-long");
    private readonly TestInput _short = new("battle-navale@1m.veto-short");

    [Theory]
    [InlineData(Side.Buy, 1, 0, false)]
    [InlineData(Side.Buy, 0, 1, true)]
    [InlineData(Side.Sell, 0, 1, false)]
    [InlineData(Side.Sell, 1, 0, true)]
    [InlineData(Side.Buy, 0, 0, true)]
    [InlineData(Side.Sell, 0, 0, true)]
    public void AVeto_StandsAgainstItsSideOnly(Side side, double vetoLong, double vetoShort, bool passes)
    {
        _long.Set(vetoLong);
        _short.Set(vetoShort);
        Passes(side).Should().Be(passes);
    }

    [Theory]
    [InlineData(FeatureStatus.Missing, false)]
    [InlineData(FeatureStatus.Stale, false)]
    [InlineData(FeatureStatus.Partial, true)]
    public void WhatCannotBeTold_Refuses(FeatureStatus status, bool passes)
    {
        _long.Set(0, status);
        _short.Set(0, status);
        Passes(Side.Buy).Should().Be(passes);
        Passes(Side.Sell).Should().Be(passes);
    }

    [Fact]
    public void ItIsTheStepOfTheGoldenRule() => Filter().Step.Should().Be(FilterStep.GoldenRule);

    private IFilter Filter() => new GoldenRule(_long.Input, _short.Input);

    private bool Passes(Side side)
    {
        Candidate candidate = new(0, side, default, 24_000);
        return Filter().Probability(in candidate, []) > Filter().Threshold;
    }
}
