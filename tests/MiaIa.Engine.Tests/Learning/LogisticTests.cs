using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

public sealed class LogisticTests
{
    /// <summary>Two groups, 3 of 10 and 12 of 20: without a penalty each gets its share.</summary>
    [Fact]
    public void WithoutAPenalty_GroupsGetTheirShares()
    {
        LogisticModel model = Train(Groups((0, 10, 3), (1, 20, 12)), penalty: 0);
        model.Predict([0]).Should().BeApproximately(0.3, 1e-12);
        model.Predict([1]).Should().BeApproximately(0.6, 1e-12);
    }

    /// <summary>
    /// -1 with 3 of 10, 1 with 7 of 10: the intercept is 0, and the weight is where slope and penalty balance,
    /// 20 (.7 - 1 / (1 + exp(-w))) = w: w = .569 to three digits, found here by halving.
    /// </summary>
    [Fact]
    public void ThePenalty_BalancesTheSlope()
    {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            bool isBelow = 20 * (0.7 - (1 / (1 + Math.Exp(-middle)))) > middle;
            (low, high) = isBelow ? (middle, high) : (low, middle);
        }

        LogisticModel model = Train(Groups((-1, 10, 3), (1, 10, 7)), penalty: 1);
        model.Weights[0].Should().BeApproximately(low, 1e-12);
        model.Intercept.Should().BeApproximately(0, 1e-12);
    }

    /// <summary>scikit-learn 1.2.1, LogisticRegression(C=1, solver='newton-cholesky') on standardised inputs.</summary>
    [Fact]
    public void WeightsAreThoseOfAnIndependentProgram()
    {
        LearningRows rows = new(SampleRows.Schema(2));
        ReadOnlySpan<float> values = [0, 1, 1, 0, 2, 1, 3, 3, 4, 0, 5, 2];
        ReadOnlySpan<bool> labels = [false, false, true, false, true, true];
        for (int i = 0; i < labels.Length; i++)
        {
            rows.Add(values.Slice(2 * i, 2), labels[i], i, i, i);
        }

        LogisticModel model = Train(rows, penalty: 1);
        model.Weights[0].Should().BeApproximately(0.941964649354, 1e-10);
        model.Weights[1].Should().BeApproximately(-0.373406226112, 1e-10);
        model.Intercept.Should().BeApproximately(0.011496171575, 1e-10);
        model.Predict([5, 2]).Should().BeApproximately(0.750037059927, 1e-10);
    }

    [Fact]
    public void AFeatureThatNeverVaries_GetsNoWeight()
    {
        LearningRows rows = new(SampleRows.Schema(2));
        for (int i = 0; i < 20; i++)
        {
            rows.Add([i % 2, 7.3f], i % 10 < 3, i, i, i);
        }

        foreach (double penalty in new[] { 0.0, 1.0 })
        {
            LogisticModel model = Train(rows, penalty);
            model.Weights[1].Should().Be(0);
            model.Scales[1].Should().Be(1);
        }
    }

    [Fact]
    public void WithoutAPenalty_LabelsThatAFeaturePartsAreRefused()
    {
        LearningRows rows = SampleRows.Of((1, false), (2, false), (3, true), (4, true));
        FluentActions.Invoking(() => Train(rows, penalty: 0)).Should().Throw<LearningException>().WithMessage("*Raise the penalty*");
        Train(rows, penalty: 1).Predict([4]).Should().BeInRange(0.7, 0.9);
    }

    private static LogisticModel Train(LearningRows rows, double penalty) =>
        (LogisticModel)new LogisticTrainer(new LogisticSettings { Penalty = penalty }).Train(new BinnedRows(rows), SampleRows.All(rows), 1);

    private static LearningRows Groups(params (float Value, int Count, int Successes)[] groups) =>
        SampleRows.Of([.. groups.SelectMany(g => Enumerable.Range(0, g.Count).Select(i => (g.Value, i < g.Successes)))]);
}
