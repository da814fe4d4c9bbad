using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class RatioTests
{
    [Fact]
    public void EfficiencyRatio_IsDistanceOverWay()
    {
        EfficiencyRatio ratio = new(10);
        foreach (Bar bar in SampleBars.All)
        {
            ratio.Add(bar.CloseTicks);
        }

        ratio.Value.Should().BeApproximately(0.6, 1e-15);
    }

    /// <summary>0 2 1 4: distance 4, way 2 + 1 + 3 = 6; then 4: distance from 2 is 2, way 1 + 3 + 0 = 4.</summary>
    [Fact]
    public void EfficiencyRatio_NeedsOneCloseMoreThanChanges()
    {
        EfficiencyRatio ratio = new(3);
        ratio.Add(0);
        ratio.Add(2);
        ratio.Add(1);
        ratio.IsReady.Should().BeFalse();
        ratio.Add(4);
        ratio.Value.Should().BeApproximately(4 / 6.0, 1e-15);
        ratio.Add(4);
        ratio.Value.Should().Be(0.5);
        ratio.Clear();
        ratio.IsReady.Should().BeFalse();
    }

    [Fact]
    public void VarianceRatio_IsOverlappingAndUnbiased()
    {
        VarianceRatio ratio = new(40, 5);
        foreach (Bar bar in SampleBars.All)
        {
            ratio.Add(bar.CloseTicks);
        }

        ratio.Value.Should().BeApproximately(1.0678159044356226, 1e-12);
    }

    [Fact]
    public void RatiosOfAMarketThatDoesNotMove_AreZero()
    {
        VarianceRatio variance = new(10, 2);
        EfficiencyRatio efficiency = new(10);
        for (int i = 0; i < 20; i++)
        {
            variance.Add(7);
            efficiency.Add(7);
        }

        variance.Value.Should().Be(0);
        efficiency.Value.Should().Be(0);
        variance.IsReady.Should().BeTrue();
    }
}
