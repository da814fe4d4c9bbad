using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>An order on the bid 2 ticks below the close: the stop is 4 ticks behind it, 6 away.</summary>
public sealed class IcebergFollowTests : SingleTriggerTests
{
    protected override string Id => "iceberg-follow";

    protected override (int Stop, int Target, double Quality) Expected => (6, 12, 0.6);

    private protected override void Trigger(SetupDesk desk) => Set(desk, 1).At("iceberg.price", SetupDesk.Price - 2);

    private protected override void Untrigger(SetupDesk desk) => Set(desk, 0).Lose("iceberg.price");

    [Theory]
    [InlineData(Side.Buy, 1, 5)]
    [InlineData(Side.Sell, 1, 5)]
    [InlineData(Side.Buy, -1, 4)] // 3 ticks: the least is 4
    [InlineData(Side.Buy, 14, 15)] // 18 ticks: the most is 15
    public void Stop_StandsFourTicksBehindTheOrder(Side side, int behind, int stop)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("iceberg.price", SetupDesk.Price - behind);
        TriggerBar(desk)!.Value.StopTicks.Should().Be(stop);
    }

    [Fact]
    public void PriceBeyondTheStop_IsNoSetup()
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.At("iceberg.price", SetupDesk.Price + 4);
        TriggerBar(desk).Should().BeNull();
    }

    [Fact]
    public void OrderAtAnotherPrice_IsAnotherTrigger()
    {
        SetupDesk desk = Ready();
        Fire(desk).Should().NotBeNull();
        desk.At("iceberg.price", SetupDesk.Price - 1);
        TriggerBar(desk)!.Value.StopTicks.Should().Be(5);
    }

    [Fact]
    public void HintThatHasNotHeldForItsTime_IsNoSetup()
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.Signed("iceberg.score", 0);
        TriggerBar(desk).Should().BeNull();
    }

    [Theory]
    [InlineData(8, 10, 1)]
    [InlineData(7, 10, 0.8)]
    [InlineData(8, 9.9, 0.8)]
    public void RefillsAndVolume_AreMeasuresOfStrength(double refills, double times, double quality)
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.Plain("iceberg.refills", refills).Plain("iceberg.times-displayed", times);
        TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
    }

    private static SetupDesk Set(SetupDesk desk, int score) =>
        desk.Signed("iceberg.score", score).Plain("iceberg.refills", 4).Plain("iceberg.times-displayed", 5);
}
