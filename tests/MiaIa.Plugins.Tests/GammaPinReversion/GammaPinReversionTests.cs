using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The put wall 6 ticks below the close, the VWAP 12 above it.</summary>
public sealed class GammaPinReversionTests : SingleTriggerTests
{
    protected override string Id => "gamma-pin-reversion";

    protected override (int Stop, int Target, double Quality) Expected => (5, 12, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1).At("wall-reversion.target", SetupDesk.Price + 12);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0).Lose("wall-reversion.target");

    [Theory]
    [InlineData(0.4, 4, 1)]
    [InlineData(0.4, -4, 1)] // a close just beyond the wall is as near
    [InlineData(0.39, 4, 0.8)]
    [InlineData(0.4, 5, 0.8)]
    [InlineData(0.39, 5, 0.6)]
    public void AbsorptionAndWall_AreMeasuresOfStrength(double share, double distance, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Signed("wall-reversion.delta-share", -share).Signed("wall-reversion.put-wall-ticks", -distance);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    [Theory]
    [InlineData(7)] // 1.4 times the risk
    [InlineData(-3)]
    public void VwapThatIsTooNear_OrBehind_IsNoSetup(double ahead)
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.At("wall-reversion.target", SetupDesk.Price + ahead);
        TriggerBar(desk).Should().BeNull();
    }

    private static SetupDesk Set(SetupDesk desk, int signal) => desk.Signed("wall-reversion.signal", signal)
        .Signed("wall-reversion.delta-share", -0.25).Signed("wall-reversion.call-wall-ticks", 200)
        .Signed("wall-reversion.put-wall-ticks", -6);
}
