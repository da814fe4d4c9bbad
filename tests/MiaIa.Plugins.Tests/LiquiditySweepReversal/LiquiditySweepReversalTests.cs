using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>A low 7 ticks beyond that of 20 bars. With a stop of 5 the target of 4 ticks is too near, that of 8 is 1.6 times the risk.</summary>
public sealed class LiquiditySweepReversalTests : SingleTriggerTests
{
    protected override string Id => "liquidity-sweep-reversal";

    protected override (int Stop, int Target, double Quality) Expected => (5, 8, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1, 1);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0, 0);

    private protected override Proposal? TriggerBar(SetupDesk desk) => Bar(desk, 20);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-20.0)]
    [InlineData(null)] // not known
    public void DeltaThatDoesNotGoBack_IsNoSetup(double? delta)
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        Bar(desk, delta).Should().BeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AggressorsThatWereNotAbsorbed_AreNoSetup(int absorbed)
    {
        SetupDesk desk = Ready();
        Set(desk, 1, absorbed);
        TriggerBar(desk).Should().BeNull();
    }

    [Fact]
    public void WithoutADeltaOfThreeBars_NothingIsTold()
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.Lose("liquidity-sweep.absorption", FeatureStatus.Partial);
        TriggerBar(desk).Should().BeNull();
    }

    [Fact]
    public void StopOfSixTicks_LeavesNoTarget()
    {
        // 1.3 times 4 is 5.2: 6 ticks; 8 is less than 9.
        SetupDesk desk = Ready(Side.Buy, new LiquiditySweepReversalOptions { StopAtr = 1.3 });
        Fire(desk).Should().BeNull();
    }

    [Theory]
    [InlineData(12, 1)]
    [InlineData(11, 0.6)]
    public void Depth_IsAMeasureOfStrength(double depth, double quality)
    {
        SetupDesk desk = Ready(Side.Sell);
        Trigger(desk);
        desk.Plain("liquidity-sweep.depth", depth);
        TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    private static Proposal? Bar(SetupDesk desk, double? delta) =>
        desk.Bar(SetupDesk.Price, SetupDesk.Price + 2, SetupDesk.Price - 2, SetupDesk.Price, delta);

    private static void Set(SetupDesk desk, int side, int absorbed) => desk.Signed("liquidity-sweep.side", side)
        .Signed("liquidity-sweep.absorption", absorbed).Plain("liquidity-sweep.depth", 7);
}
