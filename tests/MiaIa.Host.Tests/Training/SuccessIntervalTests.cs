using MiaIa.Host.Training;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Tests.Training;

public sealed class SuccessIntervalTests
{
    /// <summary>
    /// Half of 100. Independent, the error is .05: Wilson gives .5 +- .0962 (z 1.96: (1.96 sqrt(.0025 + .00009604)) / 1.0384). An error
    /// twice as large is worth 25: .5 +- .1825.
    /// </summary>
    [Theory]
    [InlineData(0.05, 0.4038, 0.5962)]
    [InlineData(0.10, 0.3175, 0.6825)]
    [InlineData(0.01, 0.4038, 0.5962)] // never more than there are
    [InlineData(0.00, 0.4038, 0.5962)]
    public void TheInterval_GrowsWithTheErrorByCluster(double error, double low, double high)
    {
        SuccessInterval interval = SuccessInterval.Of(new ClusteredMean(0.5, error, 10), 100)!.Value;
        interval.Low.Should().BeApproximately(low, 2e-4);
        interval.High.Should().BeApproximately(high, 2e-4);
    }

    [Fact]
    public void WithoutAnError_ThereIsNone() => SuccessInterval.Of(null, 100).Should().BeNull();
}
