using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>A wall of today's options 5 ticks behind the close, run by 8 ticks.</summary>
public sealed class ZeroDteWallSweepTests : SingleTriggerTests
{
    protected override string Id => "zero-dte-wall-sweep";

    protected override (int Stop, int Target, double Quality) Expected => (5, 10, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0);

    [Theory]
    [InlineData(12, 4, 1)]
    [InlineData(11, 4, 0.8)]
    [InlineData(12, 5, 0.8)]
    [InlineData(11, 5, 0.6)]
    public void ReachAndClose_AreMeasuresOfStrength(double reach, double back, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Signed("zero-dte-sweep.put-wall-ticks", -back).Plain("zero-dte-sweep.put-wall-reach", reach);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    private static void Set(SetupDesk desk, int signal) => desk.Signed("zero-dte-sweep.signal", signal)
        .Signed("zero-dte-sweep.call-wall-ticks", 100).Signed("zero-dte-sweep.put-wall-ticks", -5)
        .Plain("zero-dte-sweep.call-wall-reach", -90).Plain("zero-dte-sweep.put-wall-reach", 8);
}
