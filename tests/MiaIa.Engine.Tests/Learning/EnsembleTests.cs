using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

public sealed class EnsembleTests
{
    private static readonly LearningRows Rows = SampleRows.Drawn(1500, 21, 11, SampleRows.Planted);
    private static readonly EnsembleMember[] Members = TrainMembers();

    [Fact]
    public void TheProbability_IsTheMeanByWeight()
    {
        EnsemblePrediction prediction = new EnsembleModel(Rows.Schema, Members).Predict(Rows.Row(5));
        double[] each = [.. Members.Select(m => m.Predict(Rows.Row(5)))];
        prediction.Probability.Should().BeApproximately((0.5 * each[0]) + (0.3 * each[1]) + (0.2 * each[2]), 1e-15);
        prediction.Answered.Should().Be(3);
        prediction.TryGet(ModelKind.Boosted, out double boosted).Should().BeTrue();
        boosted.Should().Be(each[1]);
    }

    /// <summary>Weights .5 and .2 over .7; of two values the standard deviation is half their distance, so 1 less the distance.</summary>
    [Fact]
    public void WeightsAreRenormalised_OverTheModelsThereAre()
    {
        EnsemblePrediction prediction = new EnsembleModel(Rows.Schema, [Members[0], Members[2]]).Predict(Rows.Row(5));
        double forest = Members[0].Predict(Rows.Row(5));
        double logistic = Members[2].Predict(Rows.Row(5));
        prediction.Probability.Should().BeApproximately(((0.5 * forest) + (0.2 * logistic)) / 0.7, 1e-15);
        prediction.Agreement.Should().BeApproximately(1 - Math.Abs(forest - logistic), 1e-12);
        prediction.TryGet(ModelKind.Boosted, out _).Should().BeFalse();
    }

    [Fact]
    public void WhatCannotBeJudged_IsRefused()
    {
        EnsembleModel model = new(Rows.Schema, Members);
        float[] row = Rows.Row(5).ToArray();
        model.Predict(row.AsSpan(1)).Should().Be(default(EnsemblePrediction));
        new EnsembleModel(Rows.Schema, []).Predict(row).Should().Be(default(EnsemblePrediction));
        row[20] = float.NaN;
        EnsemblePrediction prediction = model.Predict(row);
        (prediction.Probability, prediction.Answered).Should().Be((0.0, 0));
    }

    [Fact]
    public void AModelForOtherRows_IsRefused()
    {
        FluentActions.Invoking(() => new EnsembleModel(SampleRows.Schema(20), Members)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new EnsembleModel(Rows.Schema, [Members[0], Members[0]])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void APrediction_AllocatesNothing()
    {
        EnsembleModel model = new(Rows.Schema, Members);
        double sum = 0;
        Allocations.Of(() =>
        {
            sum += model.Predict(Rows.Row(0)).Probability;
            return () =>
            {
                for (int i = 0; i < 100; i++)
                {
                    sum += model.Predict(Rows.Row(i)).Probability;
                }
            };
        }).Should().Be(0);
        sum.Should().BeGreaterThan(0);
    }

    /// <summary>The label hangs on features 0 to 2; shuffling the others changes little.</summary>
    [Fact]
    public void Importance_IsOfTheFeaturesThatMatter()
    {
        double[] importance = PermutationImportance.Of(new EnsembleModel(Rows.Schema, Members), Rows, SampleRows.All(Rows), 1, 1);
        importance[0].Should().Be(importance.Max()).And.BeGreaterThan(0.02);
        importance[1].Should().BeGreaterThan(2 * importance[3..].Max());
        importance.Should().Equal(PermutationImportance.Of(new EnsembleModel(Rows.Schema, Members), Rows, SampleRows.All(Rows), 1, 4));
    }

    private static EnsembleMember[] TrainMembers()
    {
        BinnedRows data = new(Rows);
        int[] all = SampleRows.All(Rows);
        Calibration platt = PlattCalibration.Fit([0.2, 0.4, 0.6, 0.8], [0, 1, 0, 1]);
        return
        [
            new(ModelKind.Forest, 0.5, new ForestTrainer(new ForestSettings { Trees = 43 }).Train(data, all, 2), platt),
            new(ModelKind.Boosted, 0.3, new BoostedTrainer(new BoostedSettings { Trees = 30 }).Train(data, all, 2), platt),
            new(ModelKind.Logistic, 0.2, new LogisticTrainer(new LogisticSettings()).Train(data, all, 2), IsotonicCalibration.Fit([0.2, 0.4, 0.6, 0.8], [0, 1, 0, 1])),
        ];
    }
}
