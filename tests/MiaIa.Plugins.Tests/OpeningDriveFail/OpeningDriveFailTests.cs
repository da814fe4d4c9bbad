using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>A fall of .75 ranges of a quarter of an hour that stalled in the last bar; the VWAP 30 ticks above.</summary>
public sealed class OpeningDriveFailTests : SingleTriggerTests
{
    protected override string Id => "opening-drive-fail";

    protected override (int Stop, int Target, double Quality) Expected => (5, 30, 0.6);

    protected override IReadOnlyList<string> MayBeMissing =>
        ["opening-drive.move-ticks", "opening-drive.atr-ticks", "opening-drive.stall-bars"];

    private protected override void Trigger(SetupDesk desk) => desk.Signed("opening-drive.signal", 1)
        .Signed("opening-drive.move-ticks", -30).Plain("opening-drive.atr-ticks", 40).Plain("opening-drive.stall-bars", 1)
        .At("opening-drive.target", SetupDesk.Price + 30);

    // Outside its window the detector says 0 and measures nothing.
    private protected override void Untrigger(SetupDesk desk) => desk.Signed("opening-drive.signal", 0)
        .Lose("opening-drive.move-ticks").Lose("opening-drive.atr-ticks").Lose("opening-drive.stall-bars").Lose("opening-drive.target");

    [Theory]
    [InlineData(40, 2, 1)]
    [InlineData(39, 2, 0.8)]
    [InlineData(40, 1, 0.8)]
    public void MoveAndStall_AreMeasuresOfStrength(double move, double stall, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Signed("opening-drive.move-ticks", -move).Plain("opening-drive.stall-bars", stall);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    [Fact]
    public void VwapThatIsTooNear_IsNoSetup()
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.At("opening-drive.target", SetupDesk.Price + 7);
        TriggerBar(desk).Should().BeNull();
    }
}
