using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The call wall 5 ticks behind the close, on twice the usual volume.</summary>
public sealed class GammaWallBreakTests : SingleTriggerTests
{
    protected override string Id => "gamma-wall-break";

    protected override (int Stop, int Target, double Quality) Expected => (5, 10, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0);

    [Theory]
    [InlineData(8, 3, 1)]
    [InlineData(7, 3, 0.8)]
    [InlineData(8, 2.9, 0.8)]
    public void DistanceAndVolume_AreMeasuresOfStrength(double beyond, double ratio, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Signed("wall-break.call-wall-ticks", -beyond).Plain("volume-confirmation.volume-ratio", ratio);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    private static void Set(SetupDesk desk, int signal) => desk.Signed("wall-break.signal", signal)
        .Signed("wall-break.call-wall-ticks", -5).Signed("wall-break.put-wall-ticks", -60)
        .Plain("volume-confirmation.volume-ratio", 2);
}
