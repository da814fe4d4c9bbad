using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

public sealed class MetricsTests
{
    private static readonly ProbabilityMetrics Four = ProbabilityMetrics.Of([0.4, 0.1, 0.8, 0.4], [1, 0, 1, 0], 0.4);

    /// <summary>Success at .4 beats .1 and ties with .4; success at .8 beats both: 3.5 of 4 pairs.</summary>
    [Fact]
    public void Area_CountsTiesHalf() => Four.AreaUnderCurve.Should().BeApproximately(3.5 / 4, 1e-15);

    /// <summary>(.36 + .01 + .04 + .16) / 4.</summary>
    [Fact]
    public void Brier_IsTheMeanSquaredDifference() => Four.Brier.Should().BeApproximately(0.1425, 1e-15);

    /// <summary>-(ln .4 + ln .9 + ln .8 + ln .6) / 4; half succeed, so the base rate's is ln 2.</summary>
    [Fact]
    public void LogLoss_IsTheMeanLogarithmOfWhatHappened()
    {
        Four.LogLoss.Should().BeApproximately(-Math.Log(0.4 * 0.9 * 0.8 * 0.6) / 4, 1e-15);
        Four.BaseLogLoss.Should().BeApproximately(Math.Log(2), 1e-15);
    }

    /// <summary>A probability on the threshold is not above it.</summary>
    [Fact]
    public void Precision_IsOfThoseAboveTheThreshold()
    {
        (Four.Approved, Four.ApprovedSuccesses, Four.Precision).Should().Be((1, 1, 1.0));
        ProbabilityMetrics.Of([0.4, 0.1], [1, 0], 0.4).Precision.Should().BeNull();
    }

    [Fact]
    public void TheTable_ComparesWhatWasSaidWithWhatCame()
    {
        ProbabilityMetrics metrics = ProbabilityMetrics.Of([0.0, 0.32, 0.38, 1.0], [0, 1, 0, 1], 0.65);
        metrics.Calibration.Should().HaveCount(10);
        metrics.Calibration[0].Should().Be(new CalibrationBin(1, 0, 0));
        metrics.Calibration[3].Should().Be(new CalibrationBin(2, 0.35, 1));
        metrics.Calibration[5].Should().Be(new CalibrationBin(0, 0, 0));
        metrics.Calibration[9].Should().Be(new CalibrationBin(1, 1, 1));
    }

    [Fact]
    public void WithOneLabelOnly_ThereIsNoArea() => ProbabilityMetrics.Of([0.4, 0.1], [1, 1], 0.4).AreaUnderCurve.Should().BeNull();

    /// <summary>1 2 | 3 6: the mean is 3, the clusters sum to -3 and 3 about it; root of 18 x 2/1 is 6, over four values 1.5.</summary>
    [Fact]
    public void TheErrorOfAMean_CountsClusters() =>
        ClusteredMean.Of([1, 3, 2, 6], [7, 8, 7, 8]).Should().Be(new ClusteredMean(3, 1.5, 2));

    /// <summary>Each value its own cluster: the usual error, sd / root n. 1 2 3 6: variance 14/3, over 4, root 1.0801.</summary>
    [Fact]
    public void TheErrorOfAMean_IsTheUsualOneWithoutClusters() =>
        ClusteredMean.Of([1, 2, 3, 6], [1, 2, 3, 4]).StandardError.Should().BeApproximately(Math.Sqrt(14 / 3.0 / 4), 1e-12);

    [Fact]
    public void OneCluster_ProvesNothing() => ClusteredMean.Of([1, 2], [1, 1]).StandardError.Should().Be(double.PositiveInfinity);
}
