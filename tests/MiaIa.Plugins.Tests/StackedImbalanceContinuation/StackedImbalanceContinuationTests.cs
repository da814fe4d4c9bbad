using MiaIa.Sdk;

namespace MiaIa.Tests.Setups;

/// <summary>Rows bought from 6 to 3 ticks below the close: the stop is 7 ticks away. The VWAP stands 3 ticks above.</summary>
public sealed class StackedImbalanceContinuationTests : SingleTriggerTests
{
    protected override string Id => "stacked-imbalance-continuation";

    protected override (int Stop, int Target, double Quality) Expected => (7, 14, 0.6);

    protected override IReadOnlyList<string> MayBeMissing => ["stacked-imbalance.sold-low", "stacked-imbalance.sold-high"];

    private protected override void Trigger(SetupDesk desk) => Set(desk)
        .At("stacked-imbalance.bought-low", SetupDesk.Price - 6).At("stacked-imbalance.bought-high", SetupDesk.Price - 3);

    private protected override void Untrigger(SetupDesk desk) =>
        Set(desk).Lose("stacked-imbalance.bought-low").Lose("stacked-imbalance.bought-high");

    [Theory]
    [InlineData(Side.Buy, 0, true)]
    [InlineData(Side.Buy, -1, false)] // inside the stack
    [InlineData(Side.Sell, 0, true)]
    [InlineData(Side.Sell, -1, false)]
    public void Close_MustBeAtTheLastRowOrBeyond(Side side, int beyond, bool isSetup)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("stacked-imbalance.bought-high", SetupDesk.Price - beyond);
        TriggerBar(desk).HasValue.Should().Be(isSetup);
    }

    [Theory]
    [InlineData(Side.Buy, 7.9, true)]
    [InlineData(Side.Buy, 8, false)] // two ranges of 4 ticks
    [InlineData(Side.Sell, 7.9, true)]
    [InlineData(Side.Sell, 8, false)]
    public void PriceFarOnTheWrongSideOfTheVwap_IsNoSetup(Side side, double wrong, bool isSetup)
    {
        SetupDesk desk = Ready(side);
        Trigger(desk);
        desk.At("vwap-trend.vwap", SetupDesk.Price + wrong);
        TriggerBar(desk).HasValue.Should().Be(isSetup);
    }

    [Fact]
    public void StacksOfBothSides_AreNone()
    {
        SetupDesk desk = Ready();
        Trigger(desk);
        desk.At("stacked-imbalance.sold-low", SetupDesk.Price + 1).At("stacked-imbalance.sold-high", SetupDesk.Price + 3);
        TriggerBar(desk).Should().BeNull();
    }

    [Theory]
    [InlineData(6, 0, 1)]
    [InlineData(5, 0, 0.8)]
    [InlineData(6, 1, 0.8)]
    public void RowsAndVwap_AreMeasuresOfStrength(double rows, double wrong, double quality)
    {
        foreach (Side side in (Side[])[Side.Buy, Side.Sell])
        {
            SetupDesk desk = Ready(side);
            Trigger(desk);
            desk.Plain("stacked-imbalance.rows-bought", rows).At("vwap-trend.vwap", SetupDesk.Price + wrong);
            TriggerBar(desk)!.Value.Quality.Should().BeApproximately(quality, 1e-12);
        }
    }

    private static SetupDesk Set(SetupDesk desk) => desk.At("vwap-trend.vwap", SetupDesk.Price + 3)
        .Plain("stacked-imbalance.rows-bought", 4).Plain("stacked-imbalance.rows-sold", 0)
        .Lose("stacked-imbalance.sold-low").Lose("stacked-imbalance.sold-high");
}
