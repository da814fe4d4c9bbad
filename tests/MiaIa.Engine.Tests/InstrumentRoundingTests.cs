using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Computed prices on the grid: entry not worse, stop not tighter, target not farther than computed.</summary>
public sealed class InstrumentRoundingTests
{
    private static readonly Instrument Es = new(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false);

    [Theory]
    [InlineData(6000.10, Side.Buy, 24_000)]
    [InlineData(6000.10, Side.Sell, 24_001)]
    [InlineData(6000.25, Side.Buy, 24_001)]
    [InlineData(6000.25, Side.Sell, 24_001)]
    [InlineData(6000.2499999, Side.Buy, 24_001)] // 4e-7 of a tick away is on it
    [InlineData(6000.2500001, Side.Sell, 24_001)]
    [InlineData(6000.249999, Side.Buy, 24_000)]  // 4e-6 is not
    [InlineData(6000.250001, Side.Sell, 24_002)]
    public void APriceOffTheGrid_GoesToTheSideOfCaution(double points, Side side, int ticks) =>
        Es.RoundToTicks(points, side).Should().Be(ticks);

    [Fact]
    public void ALongAndAShort_AreMirrored()
    {
        for (double ticks = -3; ticks <= 3; ticks += 0.01)
        {
            Instrument.RoundTicks(ticks, Side.Buy).Should().Be(-Instrument.RoundTicks(-ticks, Side.Sell), "at {0}", ticks);
        }
    }
}
