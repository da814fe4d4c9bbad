using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The VWAP 9 ticks above the close.</summary>
public sealed class CvdDivergenceTrapTests : SingleTriggerTests
{
    protected override string Id => "cvd-divergence-trap";

    protected override (int Stop, int Target, double Quality) Expected => (5, 9, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0);

    [Theory]
    [InlineData(Side.Buy, 9, 20.0, 9)]
    [InlineData(Side.Buy, 7, 20.0, 20)] // the VWAP is nearer than 1.5 times the risk
    [InlineData(Side.Sell, 7, 20.0, 20)]
    [InlineData(Side.Sell, -9, 8.0, 8)] // it lies behind
    [InlineData(Side.Buy, 7, 7.0, null)]
    [InlineData(Side.Buy, 7, null, null)] // no point of control is known
    public void PointOfControl_IsTheTarget_WhenTheVwapIsNone(Side side, double vwap, double? control, int? target)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("vwap-trend.vwap", SetupDesk.Price + vwap);
        if (control is { } there)
        {
            desk.At("level-zones.poc", SetupDesk.Price + there);
        }

        (TriggerBar(desk)?.TargetTicks).Should().Be(target);
    }

    private static void Set(SetupDesk desk, int score) =>
        desk.Signed("cvd-divergence.score", score).At("vwap-trend.vwap", SetupDesk.Price + 9).Lose("level-zones.poc");
}
