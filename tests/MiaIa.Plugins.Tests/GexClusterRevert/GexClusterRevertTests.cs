using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>The mean of the cluster between 9 and 10 ticks ahead.</summary>
public sealed class GexClusterRevertTests : SingleTriggerTests
{
    protected override string Id => "gex-cluster-revert";

    protected override (int Stop, int Target, double Quality) Expected => (5, 9, 0.6);

    private protected override void Trigger(SetupDesk desk) =>
        desk.Signed("gex-cluster.signal", 1).Plain("gex-cluster.strikes", 4).At("gex-cluster.target", SetupDesk.Price + (29 / 3.0));

    private protected override void Untrigger(SetupDesk desk) =>
        desk.Signed("gex-cluster.signal", 0).Plain("gex-cluster.strikes", 4).Lose("gex-cluster.target");

    [Theory]
    [InlineData(6, 1)]
    [InlineData(5, 0.6)]
    public void Strikes_AreAMeasureOfStrength(double strikes, double quality)
    {
        SetupDesk desk = Ready(Side.Sell);
        Trigger(desk);
        desk.Plain("gex-cluster.strikes", strikes);
        TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-9)]
    public void MeanThatIsTooNear_OrBehind_IsNoSetup(double ahead)
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.At("gex-cluster.target", SetupDesk.Price + ahead);
        TriggerBar(desk).Should().BeNull();
    }
}
