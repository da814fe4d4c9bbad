using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The HVL 8 ticks ahead of a stop of 5: 1.6 times the risk.</summary>
public sealed class HvlMagnetFadeTests : SingleTriggerTests
{
    protected override string Id => "hvl-magnet-fade";

    protected override (int Stop, int Target, double Quality) Expected => (5, 8, 0.6);

    private protected override void Trigger(SetupDesk desk) =>
        desk.Signed("hvl-magnet.signal", 1).At("hvl-magnet.target", SetupDesk.Price + 8).Plain("hvl-magnet.burst-ratio", 2);

    private protected override void Untrigger(SetupDesk desk) =>
        desk.Signed("hvl-magnet.signal", 0).Lose("hvl-magnet.target").Plain("hvl-magnet.burst-ratio", 2);

    [Theory]
    [InlineData(Side.Buy, 7, null)] // 1.4 times the risk
    [InlineData(Side.Buy, 7.9, null)] // 7 on the grid: not farther than computed
    [InlineData(Side.Buy, 8.7, 8)]
    [InlineData(Side.Sell, 7.9, null)]
    [InlineData(Side.Sell, 8.7, 8)]
    [InlineData(Side.Buy, -8, null)]
    public void Level_IsTheTarget_WhenItIsFarEnough(Side side, double ahead, int? target)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("hvl-magnet.target", SetupDesk.Price + ahead);
        TriggerBar(desk)?.TargetTicks.Should().Be(target);
        desk.Ask().HasValue.Should().Be(target is not null);
    }

    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(1.51, 0.6)]
    public void QuietMarket_IsAMeasureOfStrength(double burst, double quality)
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.Plain("hvl-magnet.burst-ratio", burst);
        TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    [Fact]
    public void Options_AreTakenAtTheirWord()
    {
        SetupDesk desk = Ready(Side.Sell, new HvlMagnetFadeOptions { LeastRewardRisk = 1, ScoreGate = ScoreGate.NotOpposed });
        Trigger(desk);
        desk.At("hvl-magnet.target", SetupDesk.Price + 5);
        TriggerBar(desk).Should().Be(
            new Proposal(ProposalKind.Enter, Side.Sell, 0, 5, 5, 0.6, 0, 0, 0) { Gate = ScoreGate.NotOpposed });
    }
}
