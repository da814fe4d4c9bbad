using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The put wall 5 ticks below the close, the call wall 26 above it.</summary>
public sealed class WallChannelRotationTests : SingleTriggerTests
{
    protected override string Id => "wall-channel-rotation";

    protected override (int Stop, int Target, double Quality) Expected => (5, 26, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1).At("wall-channel.target", SetupDesk.Price + 26);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0).Lose("wall-channel.target");

    [Theory]
    [InlineData(40, 3, 1)]
    [InlineData(39, 3, 0.8)]
    [InlineData(40, 4, 0.8)]
    public void WidthAndClose_AreMeasuresOfStrength(double width, double distance, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Plain("wall-channel.width-ticks", width).Signed("wall-channel.put-wall-ticks", -distance);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    private static SetupDesk Set(SetupDesk desk, int signal) => desk.Signed("wall-channel.signal", signal)
        .Plain("wall-channel.width-ticks", 31).Signed("wall-channel.call-wall-ticks", 26).Signed("wall-channel.put-wall-ticks", -5);
}
