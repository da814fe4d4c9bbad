using MiaIa.Plugins.Filters;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Filters;

public sealed class MicrostructureCautionTests
{
    private readonly TestInput _value = new("microstructure-anomaly.value");
    private readonly TestInput _spread = new("microstructure-anomaly.spread");

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.69, 0, 1)]
    [InlineData(0.70, 0, 0.5)]
    [InlineData(1, 0, 0.5)]
    [InlineData(0.6, 0.6, 0)] // an unusual spread blocks, whatever its size
    public void AnUnusualMarket_CutsTheSize_AndAnUnusualSpreadBlocks(double value, double spread, double factor)
    {
        _value.Set(value);
        _spread.Set(spread);
        Judge(RunMode.Backtest).Should().Be(new SetupJudgement(factor, value, 0.7));
    }

    [Theory]
    [InlineData(RunMode.Backtest, 1)]
    [InlineData(RunMode.Sim, 1)]
    [InlineData(RunMode.Live, 0)]
    public void WithoutASpread_LiveRefuses(RunMode mode, double factor)
    {
        _value.Set(0.1, FeatureStatus.Partial);
        Judge(mode).SizeFactor.Should().Be(factor);
    }

    [Fact]
    public void WhatCannotBeTold_Refuses()
    {
        _spread.Set(0);
        Judge(RunMode.Backtest).Should().Be(new SetupJudgement(0, null, 0.7));
    }

    private SetupJudgement Judge(RunMode mode)
    {
        SignalSetup setup = new(0, "trend", "X", Side.Buy, 24_000, 8, 16, 0.8, 0.8, default);
        return new MicrostructureCaution(new(), mode, _value.Input, _spread.Input).Judge(in setup, []);
    }
}
