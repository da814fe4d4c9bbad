using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Indicators;

public sealed class BulkVolumeTests
{
    [Theory]
    [InlineData(-40, 0.0)]
    [InlineData(-8, 6.220960574271819e-16)]
    [InlineData(-5, 2.866515718791946e-07)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(-1, 0.15865525393145707)]
    [InlineData(-0.3, 0.3820885778110474)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(2.5, 0.9937903346742238)]
    [InlineData(6, 0.9999999990134123)]
    [InlineData(7.5, 0.9999999999999681)]
    public void TheNormalProbability_IsThatOfTheErrorFunction(double x, double expected) =>
        StandardNormal.Cumulative(x).Should().BeApproximately(expected, 2e-15);

    [Fact]
    public void Delta_IsTheVolumeTimesTheNormalProbabilityOfTheMove()
    {
        BulkVolume bulk = new();
        double delta = 0;
        for (int i = 0; i < 31; i++)
        {
            bulk.TryClassify(SampleBars.All[i], out delta).Should().Be(i >= 20);
        }

        delta.Should().BeApproximately(433.76654605224263, 1e-10);
    }

    [Fact]
    public void AMarketThatDoesNotMove_IsSplitInHalves()
    {
        BulkVolume bulk = new();
        bool isKnown = false;
        double delta = 1;
        for (int i = 0; i < 21; i++)
        {
            isKnown = bulk.TryClassify(SampleBars.Of(5, 5, 5, 5), out delta);
        }

        isKnown.Should().BeTrue();
        delta.Should().Be(0);
        bulk.Reset();
        bulk.TryClassify(SampleBars.Of(5, 5, 5, 5), out _).Should().BeFalse();
    }
}
