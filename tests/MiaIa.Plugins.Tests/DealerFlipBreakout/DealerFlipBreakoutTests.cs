using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>Flip 3 ticks below the close and a range of 4: the stop is 7 ticks away. One deviation stands 11 ticks ahead.</summary>
public sealed class DealerFlipBreakoutTests : SingleTriggerTests
{
    protected override string Id => "dealer-flip-breakout";

    protected override (int Stop, int Target, double Quality) Expected => (7, 11, 0.6);

    protected override IReadOnlyList<string> MayBeMissing => ["flip-break.target", "flip-break.second-target"];

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1).At("flip-break.stop", SetupDesk.Price - 7)
        .At("flip-break.target", SetupDesk.Price + 11).At("flip-break.second-target", SetupDesk.Price + 20);

    private protected override void Untrigger(SetupDesk desk) =>
        Set(desk, 0).Lose("flip-break.stop").Lose("flip-break.target").Lose("flip-break.second-target");

    [Theory]
    [InlineData(Side.Buy, 10, 20, 20)] // 10 is less than 1.5 times 7
    [InlineData(Side.Sell, 10, 20, 20)]
    [InlineData(Side.Buy, 11, 20, 11)]
    [InlineData(Side.Buy, 5, 10, null)]
    public void SecondDeviation_Counts_WhenTheFirstIsTooNear(Side side, double first, double second, int? target)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("flip-break.target", SetupDesk.Price + first).At("flip-break.second-target", SetupDesk.Price + second);
        (TriggerBar(desk)?.TargetTicks).Should().Be(target);
    }

    [Theory]
    [InlineData(Side.Buy, 7.2, 8)] // never tighter than computed
    [InlineData(Side.Sell, 7.2, 8)]
    [InlineData(Side.Buy, 3, 4)] // between 4 and 15
    [InlineData(Side.Buy, 19, 15)]
    public void Stop_IsThatOfTheDetector_OnTheGridAndInItsBounds(Side side, double behind, int stop)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("flip-break.stop", SetupDesk.Price - behind).At("flip-break.target", SetupDesk.Price + 30);
        TriggerBar(desk)!.Value.StopTicks.Should().Be(stop);
    }

    [Fact]
    public void StopAheadOfThePrice_IsNoSetup()
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.At("flip-break.stop", SetupDesk.Price + 1);
        TriggerBar(desk).Should().BeNull();
    }

    [Theory]
    [InlineData(6, 4, 1)]
    [InlineData(5.9, 4, 0.8)]
    [InlineData(6, 3.9, 0.8)]
    public void BurstAndDistance_AreMeasuresOfStrength(double burst, double beyond, double quality)
    {
        SetupDesk desk = Ready(Side.Sell);
        Trigger(desk);
        desk.Plain("flip-break.burst-ratio", burst).Signed("flip-break.distance-ticks", -beyond);
        TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    private static SetupDesk Set(SetupDesk desk, int signal) => desk.Signed("flip-break.signal", signal)
        .Plain("flip-break.burst-ratio", 3).Signed("flip-break.distance-ticks", -3);
}
