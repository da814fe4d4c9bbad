using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Tests.Training;

/// <summary>What is accepted and what is not, on rows whose labels overlap; small models, since what is tested is the judge.</summary>
public sealed class AcceptanceTests
{
    private const int Seeds = 20;

    private static readonly EnsembleSettings Small = new()
    {
        Forest = new ForestSettings { Trees = 20, Depth = 5 },
        Boosted = new BoostedSettings { Trees = 20 },
        CalibrationFolds = 3,
        WalkForwardSteps = 2,
        Threads = 2,
    };

    /// <summary>Where there is nothing to be found, at most one seed in twenty finds something: two standard errors on one side.</summary>
    [Fact]
    public void WhereNothingIs_NineteenOfTwentyAreRefused()
    {
        ulong[] accepted = [.. Enumerable.Range(1, Seeds).Select(i => (ulong)i).Where(s => Train(s, edge: 0).Status is TrainingStatus.Trained)];
        accepted.Length.Should().BeLessThanOrEqualTo(1, "accepted were the seeds {0}", string.Join(' ', accepted));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhatIsThere_IsFound_AndWhatIsApprovedSucceedsMoreOften(ulong seed)
    {
        TrainingReport report = Train(seed, edge: 0.1);
        report.Status.Should().Be(TrainingStatus.Trained, "seed {0}: {1}", seed, report.Reason);
        ProbabilityMetrics metrics = report.Figures!.CrossValidated;
        metrics.Approved.Should().BeGreaterThan(50, "seed {0}", seed);
        metrics.Precision.Should().BeGreaterThan(metrics.BaseRate + 0.1, "seed {0}", seed);
        report.Figures.Precision!.Value.Mean.Should().BeApproximately(metrics.Precision!.Value, 1e-12);
        report.Figures.Precision.Value.StandardError.Should().BeInRange(0.005, 0.1, "seed {0}", seed);
        report.Figures.Importance[0].Should().Be(report.Figures.Importance.Max(), "seed {0}", seed);
    }

    [Fact]
    public void TheLabels_OverlapAndLieInTheirTime()
    {
        LearningRows rows = WalkedRows.Make(1, sessions: 4, candidates: 30, edge: 0);
        Enumerable.Range(0, rows.Count - 1).Count(i => rows.StartNs[i + 1] < rows.EndNs[i]).Should().BeGreaterThan(rows.Count / 2);
        ((double)Enumerable.Range(0, rows.Count).Count(i => rows.Labels[i] != 0) / rows.Count).Should().BeInRange(0.3, 0.7);
    }

    private static TrainingReport Train(ulong seed, double edge) =>
        new EnsembleTrainer(Small).Train(WalkedRows.Make(seed, sessions: 40, candidates: 30, edge));
}
