using MiaIa.Sdk;
using MiaIa.Sdk.Strategies;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Setups;

/// <summary>Brackets, walls and triggers by hand. Ticks are of .25 point; the entry is at 400 ticks, 100 points.</summary>
public sealed class SetupRulesTests
{
    private const int Entry = 400;

    [Theory]
    [InlineData(4, 5, 10)]
    [InlineData(5, 7, 14)] // 6.25: up to the next tick
    [InlineData(4.8, 6, 12)]
    [InlineData(1, 4, 8)] // 1.25: the least is 4
    [InlineData(0, 4, 8)]
    [InlineData(40, 15, 30)] // 50: the most is 15
    public void Stop_IsAMultipleOfTheRange_UpToTheNextTick(double range, int stop, int target)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            Build(new SetupTrigger(side, 1), range).Should().Be(new SetupBracket(stop, target));
        }
    }

    [Theory]
    [InlineData(1.7, 8)] // 8.5: down to the tick before
    [InlineData(1.8, 9)]
    public void Target_IsAMultipleOfTheStop_DownToTheTickBefore(double reward, int target) =>
        Build(new SetupTrigger(Side.Buy, 1), 4, new Rules { RewardRisk = reward }).Should().Be(new SetupBracket(5, target));

    [Theory]
    [InlineData(Side.Buy, 98.4, 7)] // 393.6: 393
    [InlineData(Side.Sell, 101.6, 7)] // 406.4: 407
    [InlineData(Side.Buy, 98.25, 7)]
    [InlineData(Side.Buy, 100, null)] // at the entry
    [InlineData(Side.Buy, 100.5, null)]
    [InlineData(Side.Sell, 99.5, null)]
    public void NamedStop_IsNeverTighterThanComputed(Side side, double points, int? stop) =>
        (Build(new SetupTrigger(side, 1) { StopPoints = points }, 4)?.StopTicks).Should().Be(stop);

    [Theory]
    [InlineData(Side.Buy, 102.2, null, 8)] // 408.8: 408, 1.6 times 5
    [InlineData(Side.Sell, 97.8, null, 8)] // 391.2: 392
    [InlineData(Side.Buy, 101.9, null, null)] // 407: 1.4
    [InlineData(Side.Buy, 101.9, 103.0, 12)]
    [InlineData(Side.Buy, 98.0, 103.0, 12)] // behind
    [InlineData(Side.Buy, null, 103.0, 12)]
    [InlineData(Side.Buy, null, null, null)]
    public void NamedTarget_IsTheFirstThatIsFarEnough(Side side, double? nearer, double? farther, int? target)
    {
        SetupTrigger trigger = new(side, 1) { Target = SetupTarget.At(nearer, farther) };
        (Build(trigger, 4)?.TargetTicks).Should().Be(target);
    }

    [Fact]
    public void RewardBelowOneTick_IsNoSetup() =>
        Build(new SetupTrigger(Side.Buy, 1) { Target = SetupTarget.At(100.0, null) }, 4, new Rules { LeastRewardRisk = 0 }).Should().BeNull();

    [Fact]
    public void Trigger_IsNew_WhenItBeginsTurnsOrIsAnother()
    {
        TriggerEdge edge = new();
        edge.IsNew(SetupTrigger.None).Should().BeFalse();
        edge.IsNew(new SetupTrigger(Side.Buy, 1)).Should().BeTrue();
        edge.IsNew(new SetupTrigger(Side.Buy, 0.6)).Should().BeFalse();
        edge.IsNew(new SetupTrigger(Side.Sell, 1)).Should().BeTrue();
        edge.IsNew(new SetupTrigger(Side.Sell, 1) { Origin = 5 }).Should().BeTrue();
        edge.IsNew(new SetupTrigger(Side.Sell, 1) { Origin = 5 }).Should().BeFalse();
        edge.IsNew(SetupTrigger.None).Should().BeFalse();
        edge.IsNew(new SetupTrigger(Side.Sell, 1) { Origin = 5 }).Should().BeTrue();
        edge.Clear();
        edge.IsNew(new SetupTrigger(Side.Sell, 1) { Origin = 5 }).Should().BeTrue();
    }

    [Fact]
    public void WallThatNothingComputes_StandsNowhere()
    {
        TestInput none = new("gamma-levels.call-wall", isPresent: false);
        TestInput put = new("gamma-levels.put-wall");
        WallsAhead walls = new(none.Input, put.Input, TestInstruments.Es, 6);
        put.Set(98.75);
        walls.Stand(Side.Buy, Entry).Should().BeFalse();
        walls.Stand(Side.Sell, Entry).Should().BeTrue("the put wall stands 5 ticks ahead");
    }

    [Theory]
    [InlineData(0.6, false, false)]
    [InlineData(0.8, true, false)]
    [InlineData(0.8, false, true)]
    [InlineData(1, true, true)]
    public void Quality_IsTheShareOfItsMeasures(double quality, bool first, bool second)
    {
        SetupQuality.Of(first, second).Should().BeApproximately(quality, 1e-12);
        SetupQuality.Of(first).Should().Be(first ? 1 : 0.6);
    }

    private static SetupBracket? Build(SetupTrigger trigger, double range, Rules? rules = null) =>
        new BracketRule(rules ?? new Rules(), TestInstruments.Es).TryBuild(in trigger, Entry, range, out SetupBracket bracket) ? bracket : null;

    private sealed record Rules : SetupRuleOptions;
}
