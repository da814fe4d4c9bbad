using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests;

public sealed class SignalConfidenceTests
{
    private readonly TestInput _battle = new("battle-navale@1m.bn");
    private readonly TestInput _regime = new("market-regime.confidence");
    private readonly TestInput _timeframes = new("mtf-confluence.score");
    private readonly TestInput _large = new("smart-money.score");
    private readonly TestInput _gamma = new("gamma-cycle.factor");

    [Fact]
    public void OwnersVector()
    {
        SetAll();
        Confidence().Of(Side.Buy, 0.8, 0.4, 0.6).Should().BeApproximately(0.727955, 1e-6);
    }

    [Fact]
    public void OtherSide_IsLowered_ByTheSameEvidence()
    {
        // .12 + .04 + .105 + .06 + .0375 + .035 + .06 + .05/1.1
        SetAll();
        Confidence().Of(Side.Sell, 0.8, -0.4, 0.6).Should().BeApproximately(0.4575 + (0.05 / 1.1), 1e-12);
    }

    [Fact]
    public void WhatIsMissing_IsLeftOut()
    {
        // Quality and score alone: (.15 x .8 + .15 x .7) / .30.
        Confidence().Of(Side.Buy, 0.8, 0.4, null).Should().BeApproximately(0.75, 1e-12);
        Confidence().Of(Side.Buy, 0.8, null, null).Should().BeApproximately(0.8, 1e-12);
        _battle.Set(1, FeatureStatus.Stale);
        Confidence().Of(Side.Buy, 0.8, null, null).Should().BeApproximately(0.8, 1e-12, "what is stale does not count");
    }

    [Fact]
    public void FactorOfTheGammaCycle_CountsUpToItsMost()
    {
        _gamma.Set(1.1);
        Confidence().Of(Side.Buy, 1, null, null).Should().BeApproximately(1, 1e-12);
        _gamma.Set(0.99);
        Confidence().Of(Side.Buy, 1, null, null).Should().BeApproximately(((0.15 * 1) + (0.05 * 0.9)) / 0.2, 1e-12);
    }

    private SignalConfidence Confidence() => new(_battle.Input, _regime.Input, _timeframes.Input, _large.Input, _gamma.Input);

    private void SetAll()
    {
        _battle.Set(0.6);
        _regime.Set(0.6);
        _timeframes.Set(0.5);
        _large.Set(0.3);
        _gamma.Set(1.0);
    }
}
