using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class PivotTests
{
    /// <summary>Highs 1 2 5 3 2: the 5 is known when the second bar after it has closed.</summary>
    [Fact]
    public void APivotHigh_IsKnownTwoBarsLater()
    {
        Pivots pivots = new();
        int[] highs = [1, 2, 5, 3, 2];
        for (int i = 0; i < highs.Length; i++)
        {
            pivots.IsHigh.Should().BeFalse();
            pivots.Add(SampleBars.Of(0, highs[i], 0, 0));
        }

        pivots.IsHigh.Should().BeTrue();
        pivots.HighTicks.Should().Be(5);
        pivots.Add(SampleBars.Of(0, 2, 0, 0));
        pivots.IsHigh.Should().BeFalse();
    }

    [Theory]
    [InlineData(new[] { 1, 5, 5, 3, 2 }, false)] // equal before: no pivot
    [InlineData(new[] { 1, 2, 5, 5, 5 }, true)] // equal after: a pivot
    [InlineData(new[] { 1, 2, 5, 5, 6 }, false)]
    public void EqualHighs_CountAfterAndNotBefore(int[] highs, bool expected)
    {
        Pivots pivots = new();
        foreach (int high in highs)
        {
            pivots.Add(SampleBars.Of(0, high, -high, 0));
        }

        pivots.IsHigh.Should().Be(expected);
        pivots.IsLow.Should().Be(expected, "lows are the mirror");
        pivots.LowTicks.Should().Be(-5);
    }

    /// <summary>
    /// Pivot highs 5, 7, 6: one higher, one lower; pivot lows 1, 2, 3 between them: two higher. (1 - 1 + 2) / 4.
    /// </summary>
    [Fact]
    public void TheBalance_CountsStepsBetweenPivots()
    {
        PivotBalance balance = new(30);
        int[] prices = [2, 3, 5, 3, 1, 4, 7, 4, 2, 4, 6, 4, 3, 4, 5];
        foreach (int price in prices)
        {
            balance.Add(SampleBars.Of(price, price, price, price));
        }

        balance.Value.Should().Be(0.5);
    }

    [Fact]
    public void APivotWhoseBarsLeftTheWindow_NoLongerCounts()
    {
        PivotBalance balance = new(9);
        int[] prices = [2, 3, 5, 3, 1, 4, 7, 4, 3];
        foreach (int price in prices)
        {
            balance.Add(SampleBars.Of(price, price, 0, 0));
        }

        balance.Value.Should().Be(1);
        balance.Add(SampleBars.Of(2, 2, 0, 0));
        balance.Value.Should().Be(0, "the first bar of the first pivot is gone");
        balance.Clear();
        balance.Count.Should().Be(0);
    }
}
