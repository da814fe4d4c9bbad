using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The one-day minimum 3 ticks below the close.</summary>
public sealed class OneDayExtremeTrapTests : SingleTriggerTests
{
    protected override string Id => "one-day-extreme-trap";

    protected override (int Stop, int Target, double Quality) Expected => (5, 10, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0);

    [Theory]
    [InlineData(4, 0.4, 1)]
    [InlineData(3.9, 0.4, 0.8)]
    [InlineData(4, 0.39, 0.8)]
    public void CloseAndAbsorption_AreMeasuresOfStrength(double inside, double share, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Signed("one-day-trap.min-ticks", -inside).Signed("one-day-trap.delta-share", -share);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    private static void Set(SetupDesk desk, int signal) => desk.Signed("one-day-trap.signal", signal)
        .Signed("one-day-trap.min-ticks", -3).Signed("one-day-trap.max-ticks", 300).Signed("one-day-trap.delta-share", -0.25);
}
