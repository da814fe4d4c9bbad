using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

/// <summary>Small models; what is tested is the judge.</summary>
public sealed class EnsembleTrainerTests
{
    internal static readonly EnsembleSettings Small = new()
    {
        Forest = new ForestSettings { Trees = 20, Depth = 5 },
        Boosted = new BoostedSettings { Trees = 20 },
        CalibrationFolds = 3,
        WalkForwardSteps = 2,
    };

    /// <summary>Two standard errors on one side refuse 97.7 % of what is nothing; that the base rate is known beforehand refuses more.</summary>
    [Fact]
    public void LabelsByCoin_AreRefused()
    {
        ulong[] accepted = [.. Seeds(20).Where(s => IsTrained(SampleRows.Drawn(1200, 8, s, (_, _) => 0.5)))];
        accepted.Length.Should().BeLessThanOrEqualTo(1, "accepted were the seeds {0}", string.Join(' ', accepted));
    }

    /// <summary>Whole sessions that go well or badly look like many successes, and are few.</summary>
    [Fact]
    public void SessionsByCoin_AreRefused()
    {
        ulong[] accepted = [.. Seeds(10).Where(s => IsTrained(SampleRows.Drawn(1200, 8, s, (_, session) => session < 0.5 ? 0.2 : 0.8)))];
        accepted.Length.Should().BeLessThanOrEqualTo(1, "accepted were the seeds {0}", string.Join(' ', accepted));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhatIsThere_IsFound(ulong seed)
    {
        TrainingReport report = new EnsembleTrainer(Small).Train(SampleRows.Drawn(1500, 8, seed, SampleRows.Planted));
        report.Status.Should().Be(TrainingStatus.Trained, report.Reason);
        report.Ensemble!.Members.Should().HaveCount(3);
        ProbabilityMetrics metrics = report.Figures!.CrossValidated;
        metrics.Count.Should().Be(1500);
        metrics.Approved.Should().BeGreaterThan(100);
        metrics.Precision.Should().BeGreaterThan(metrics.BaseRate + 0.1).And.BeGreaterThan(metrics.Threshold);
        metrics.AreaUnderCurve.Should().BeGreaterThan(0.7);
        report.Figures.WalkForward.LogLoss.Should().BeLessThan(report.Figures.WalkForward.BaseLogLoss);
        report.Figures.Models.Select(m => m.Kind).Should().Equal(ModelKind.Forest, ModelKind.Boosted, ModelKind.Logistic);
        report.Figures.Importance[0].Should().Be(report.Figures.Importance.Max());
        report.Figures.Gain.Clusters.Should().Be(75);
        report.Figures.Gain.Mean.Should().BeApproximately(metrics.BaseLogLoss - metrics.LogLoss, 1e-12);
    }

    [Fact]
    public void TooFewRows_AreRefusedWithTheirNumber()
    {
        TrainingReport report = new EnsembleTrainer(Small).Train(SampleRows.Drawn(999, 8, 1, SampleRows.Planted));
        report.Status.Should().Be(TrainingStatus.NotTrained);
        report.Reason.Should().Be("999 rows; 1000 are needed. Collect more labels.");
        report.Ensemble.Should().BeNull();
    }

    [Fact]
    public void OneLabel_IsRefused()
    {
        TrainingReport report = new EnsembleTrainer(Small).Train(SampleRows.Drawn(1000, 8, 1, (_, _) => 1));
        report.Status.Should().Be(TrainingStatus.NotTrained);
        report.Reason.Should().Contain("both labels must occur");
    }

    [Fact]
    public void LabelsThatAreSettledTooLate_AreRefused()
    {
        LearningRows rows = new(SampleRows.Schema(1));
        for (int i = 0; i < 1000; i++)
        {
            rows.Add([i % 7], i % 3 == 0, i / 20, i, 5000);
        }

        TrainingReport report = new EnsembleTrainer(Small).Train(rows);
        report.Status.Should().Be(TrainingStatus.NotTrained);
        report.Reason.Should().StartWith("0 rows are left to learn from");
    }

    [Fact]
    public void ARefusal_GivesTheFigures()
    {
        TrainingReport report = new EnsembleTrainer(Small).Train(SampleRows.Drawn(1200, 8, 1, (_, _) => 0.5));
        report.Reason.Should().MatchRegex("^Out-of-sample log-loss 0\\.\\d{5}, the base rate's 0\\.69\\d{3}: below by -?0\\.\\d{5}, not more than two standard errors of 0\\.\\d{5} over 60 sessions\\.$");
        report.Figures!.CrossValidated.Count.Should().Be(1200);
        report.Ensemble.Should().BeNull();
    }

    /// <summary>A forest of one stump beside a logistic regression, on labels that hang on a sum: the weight goes to what knows more.</summary>
    [Fact]
    public void LearntWeights_GoToWhatKnowsMore()
    {
        EnsembleSettings settings = Small with { Forest = new ForestSettings { Trees = 1, Depth = 1 }, AreWeightsLearned = true };
        TrainingReport report = new EnsembleTrainer(settings).Train(SampleRows.Drawn(1500, 8, 5, (row, _) => 1 / (1 + Math.Exp(-2 * (row[0] + row[1] + row[2])))));
        report.Status.Should().Be(TrainingStatus.Trained, report.Reason);
        double[] weights = [.. report.Ensemble!.Members.Select(m => m.Weight)];
        weights.Sum().Should().BeApproximately(1, 1e-12);
        weights.Should().OnlyContain(w => w >= 0.05 && Math.Abs((20 * w) - Math.Round(20 * w)) < 1e-9);
        weights[0].Should().BeLessThan(0.2);
        weights[2].Should().Be(weights.Max());
    }

    [Fact]
    public void TheSteps_AreTold_AndWhatIsThrownThereEndsIt()
    {
        List<(int, int)> told = [];
        new EnsembleTrainer(Small).Train(SampleRows.Drawn(1500, 8, 1, SampleRows.Planted), (done, count) => told.Add((done, count)));
        told.Should().Equal(Enumerable.Range(0, 8).Select(i => (i, 8)), "five folds, two steps forward, and all rows");
        new EnsembleTrainer(Small).Invoking(t => t.Train(SampleRows.Drawn(1500, 8, 1, SampleRows.Planted), (_, _) => throw new OperationCanceledException()))
            .Should().Throw<OperationCanceledException>();
    }

    private static bool IsTrained(LearningRows rows) => new EnsembleTrainer(Small).Train(rows).Status == TrainingStatus.Trained;

    private static IEnumerable<ulong> Seeds(int count) => Enumerable.Range(1, count).Select(i => (ulong)i);
}
