using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Learning;

public sealed class CalibrationTests
{
    /// <summary>
    /// Labels 0 1 0 1 1 0 at .1 to .6: 0, then 1 and 0 pooled to 1/2, then 1, 1 and 0 pooled to 2/3. Three successes and
    /// three failures: nothing below 1/5 or above 4/5.
    /// </summary>
    [Theory]
    [InlineData(0.05, 0.2)]
    [InlineData(0.1, 0.2)]
    [InlineData(0.15, 0.35)]
    [InlineData(0.2, 0.5)]
    [InlineData(0.25, 0.5)]
    [InlineData(0.35, 0.5833333333333333)]
    [InlineData(0.5, 0.6666666666666666)]
    [InlineData(0.9, 0.6666666666666666)]
    public void Isotonic_PoolsWhatFalls(double score, double expected) =>
        IsotonicCalibration.Fit([0.3, 0.1, 0.2, 0.6, 0.4, 0.5], [0, 0, 1, 0, 1, 1]).Apply(score).Should().BeApproximately(expected, 1e-12);

    /// <summary>0 at .1; 1 and 0 at .2; 1 at .3: the tie is 1/2 whichever comes first.</summary>
    [Fact]
    public void Isotonic_TakesATieAsOne()
    {
        foreach (byte[] labels in new byte[][] { [0, 1, 0, 1], [0, 0, 1, 1] })
        {
            IsotonicCalibration isotonic = IsotonicCalibration.Fit([0.1, 0.2, 0.2, 0.3], labels);
            isotonic.Scores.ToArray().Should().Equal(0.1, 0.2, 0.3);
            isotonic.Probabilities.ToArray().Should().Equal(0.25, 0.5, 0.75);
        }
    }

    /// <summary>
    /// Two groups can be fitted exactly: to their mean targets. 2 of 10 and 7 of 10 succeed; the targets are 10/11 for the nine
    /// successes and 1/13 for the eleven failures.
    /// </summary>
    [Fact]
    public void Platt_GivesTwoGroupsTheirMeanTargets()
    {
        double[] scores = [.. Enumerable.Repeat(0.3, 10), .. Enumerable.Repeat(0.6, 10)];
        byte[] labels = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0];
        PlattCalibration platt = PlattCalibration.Fit(scores, labels);
        platt.Apply(0.3).Should().BeApproximately(((2 * 10 / 11.0) + (8 / 13.0)) / 10, 1e-9);
        platt.Apply(0.6).Should().BeApproximately(((7 * 10 / 11.0) + (3 / 13.0)) / 10, 1e-9);
    }

    /// <summary>Labels drawn with the very scores as probabilities: A = -1 and B = 0, to the error of 20,000 draws.</summary>
    [Fact]
    public void Platt_LeavesWhatIsRight()
    {
        TestRandom random = new(3);
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(_ => 0.1 + (0.8 * random.NextDouble()))];
        byte[] labels = [.. scores.Select(s => random.Chance(s) ? (byte)1 : (byte)0)];
        PlattCalibration platt = PlattCalibration.Fit(scores, labels);
        platt.A.Should().BeApproximately(-1, 0.06);
        platt.B.Should().BeApproximately(0, 0.06);
    }

    /// <summary>A score that is wrong way round tells nothing: all get the mean target, (2 x 3/4 + 2 x 1/4) / 4 = 1/2.</summary>
    [Fact]
    public void Platt_NeverTurnsAModelRound()
    {
        PlattCalibration platt = PlattCalibration.Fit([0.2, 0.3, 0.7, 0.8], [1, 1, 0, 0]);
        platt.A.Should().Be(0);
        platt.Apply(0.9).Should().BeApproximately(0.5, 1e-12);
        platt.Apply(0.1).Should().BeApproximately(0.5, 1e-12);
    }

    [Theory]
    [InlineData(999, typeof(PlattCalibration))]
    [InlineData(1000, typeof(IsotonicCalibration))]
    public void TheForm_HangsOnTheNumberOfPredictions(int count, Type form)
    {
        double[] scores = [.. Enumerable.Range(0, count).Select(i => i / (double)count)];
        byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % 3 == 0 ? 1 : 0))];
        Calibration.Fit(scores, labels).Should().BeOfType(form);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1500)]
    public void Calibration_NeverFallsAndStaysInside(int count)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            TestRandom random = new(seed);
            double[] scores = [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble(), 2))];
            byte[] labels = [.. scores.Select(s => random.Chance(s * s) ? (byte)1 : (byte)0)];
            Calibration calibration = Calibration.Fit(scores, labels);
            double[] values = [.. Enumerable.Range(0, 1001).Select(i => calibration.Apply(i / 1000.0))];
            values.Should().BeInAscendingOrder($"seed {seed}").And.OnlyContain(v => v > 0 && v < 1);
        }
    }
}
