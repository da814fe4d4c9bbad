using MiaIa.Sdk.Learning;

namespace MiaIa.Tests.Learning;

public sealed class TreeModelTests
{
    /// <summary>
    /// Labels 0 1 0 1 1 1 at 1 to 6: probability 2/3, slopes -2/3 or 1/3, curvature 2/9 each. Slope squared over curvature, both
    /// sides, for a split after 1 to 5: 2.4, .375, 3, 1.5, .6. So at 3.5, with steps of -1 / (6/9) = -1.5 and 1.5; a tenth of
    /// them is added to ln 2.
    /// </summary>
    [Theory]
    [InlineData(1, 0.6931471805599453 - 0.15)]
    [InlineData(3.49, 0.6931471805599453 - 0.15)]
    [InlineData(3.5, 0.6931471805599453 - 0.15)]
    [InlineData(3.51, 0.6931471805599453 + 0.15)]
    [InlineData(99, 0.6931471805599453 + 0.15)]
    public void ABoostedTree_SplitsWhereTheLossFallsMost(float x, double logOdds) =>
        Boosted(new BoostedSettings { Trees = 1, Depth = 1, Subsample = 1, MinLeafRows = 1, LeafPenalty = 0 })
            .Predict([x]).Should().BeApproximately(1 / (1 + Math.Exp(-logOdds)), 1e-15);

    /// <summary>The same with 1 added to each curvature: the steps are -1 / (15/9) = -.6 and .6.</summary>
    [Fact]
    public void TheLeafPenalty_DrawsLeavesToZero() =>
        Boosted(new BoostedSettings { Trees = 1, Depth = 1, Subsample = 1, MinLeafRows = 1, LeafPenalty = 1 })
            .Predict([6]).Should().BeApproximately(1 / (1 + Math.Exp(-(Math.Log(2) + 0.06))), 1e-15);

    /// <summary>
    /// A second tree on the first: left p = 1/(1+e^-(ln2-.15)), right with +.15. Slopes sum to 1 - 3p on the left and 3 - 3p
    /// on the right; the split stays at 3.5 and the steps are these over 3p(1-p).
    /// </summary>
    [Fact]
    public void TheNextTree_LearnsWhatTheFirstLeft()
    {
        double left = 1 / (1 + Math.Exp(-(Math.Log(2) - 0.15)));
        double right = 1 / (1 + Math.Exp(-(Math.Log(2) + 0.15)));
        double leftStep = (1 - (3 * left)) / (3 * left * (1 - left));
        double rightStep = (3 - (3 * right)) / (3 * right * (1 - right));
        ProbabilityModel model = Boosted(new BoostedSettings { Trees = 2, Depth = 1, Subsample = 1, MinLeafRows = 1, LeafPenalty = 0 });
        model.Predict([2]).Should().BeApproximately(1 / (1 + Math.Exp(-(Math.Log(2) - 0.15 + (0.1 * leftStep)))), 1e-15);
        model.Predict([5]).Should().BeApproximately(1 / (1 + Math.Exp(-(Math.Log(2) + 0.15 + (0.1 * rightStep)))), 1e-15);
    }

    /// <summary>With four rows a leaf, six cannot be parted.</summary>
    [Fact]
    public void ALeafWithTooFewRows_IsNotMade() =>
        Boosted(new BoostedSettings { Trees = 9, Depth = 3, Subsample = 1, MinLeafRows = 4, LeafPenalty = 0 })
            .Predict([1]).Should().BeApproximately(2 / 3.0, 1e-15);

    /// <summary>Failures at 1 and 2, successes at 3 and 4: whatever is drawn, Gini is best at 2.5 and both leaves are pure.</summary>
    [Theory]
    [InlineData(2.49f, 0)]
    [InlineData(2.51f, 1)]
    public void AForest_SplitsWhereBothSidesArePurest(float x, double expected)
    {
        LearningRows rows = SampleRows.Of([.. Enumerable.Range(0, 200).Select(i => ((float)(1 + (i % 4)), i % 4 >= 2))]);
        Forest(rows, new ForestSettings { Trees = 25, MinLeafRows = 1 }).Predict([x]).Should().Be(expected);
    }

    /// <summary>
    /// At 1, 2, 3 succeed 10, 50, 60 of a hundred, ten times over so that no draw turns it. Squared counts over rows: after 1 it
    /// is (10² + 90²) / 100 + (110² + 90²) / 200 = 183, after 2 (60² + 140²) / 200 + (60² + 40²) / 100 = 168. So 1 stands alone;
    /// the others share 110 of 200.
    /// </summary>
    [Fact]
    public void AForest_SplitsByGini()
    {
        int[] successes = [10, 50, 60];
        LearningRows rows = SampleRows.Of([.. Enumerable.Range(0, 3000).Select(i => ((float)(1 + (i % 3)), i / 30 < successes[i % 3]))]);
        ProbabilityModel forest = Forest(rows, new ForestSettings { Depth = 1 });
        forest.Predict([1]).Should().BeApproximately(0.1, 0.01);
        forest.Predict([2]).Should().BeApproximately(0.55, 0.01);
        forest.Predict([3]).Should().Be(forest.Predict([2]));
    }

    /// <summary>
    /// One of four features tells all, and each split sees the root of four: half of the trees know, the others say about a
    /// half. So 3/4, with a standard deviation of .25 / root 400 = .0125.
    /// </summary>
    [Fact]
    public void ASplitOfAForest_SeesTheRootOfTheFeatures()
    {
        LearningRows rows = SampleRows.Drawn(2000, 4, 9, (row, _) => row[1] > 0 ? 1 : 0);
        Forest(rows, new ForestSettings { Trees = 400, Depth = 1 }).Predict([0.5f, 0.5f, 0.5f, 1]).Should().BeApproximately(0.75, 0.05);
    }

    /// <summary>
    /// Success 9 in 10 at 1, 4 in 10 at 2: the mean over trees of a leaf's share is the share of the rows, to the error of the
    /// draws: .1 x .9 / 500 draws and 1 / 300 trees give a standard deviation below .002.
    /// </summary>
    [Fact]
    public void ALeafOfAForest_HoldsTheShareOfSuccesses()
    {
        LearningRows rows = SampleRows.Of([.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? (1f, i % 20 != 0) : (2f, i % 20 < 8))]);
        ProbabilityModel forest = Forest(rows, new ForestSettings());
        forest.Predict([1]).Should().BeApproximately(0.9, 0.01);
        forest.Predict([2]).Should().BeApproximately(0.4, 0.01);
    }

    /// <summary>Ten failures below, 190 successes above: a leaf of 20 rows must take at least ten of these in.</summary>
    [Fact]
    public void ALeafOfAForest_HasTheFewestRowsOrMore()
    {
        LearningRows rows = SampleRows.Of([.. Enumerable.Range(0, 200).Select(i => ((float)i, i >= 10))]);
        Forest(rows, new ForestSettings { Trees = 50 }).Predict([0]).Should().BeInRange(0.3, 0.9);
        Forest(rows, new ForestSettings { Trees = 50, MinLeafRows = 1 }).Predict([0]).Should().BeLessThan(0.05);
    }

    /// <summary>Success where just one of two signs is positive: no single split tells anything, two levels tell all.</summary>
    [Fact]
    public void Depth_FindsWhatFeaturesSayTogether()
    {
        LearningRows rows = SampleRows.Drawn(2000, 2, 5, (row, _) => (row[0] > 0) != (row[1] > 0) ? 1 : 0);
        BinnedRows data = new(rows);
        ProbabilityModel boosted = new BoostedTrainer(new BoostedSettings { Depth = 3 }).Train(data, SampleRows.All(rows), 1);
        boosted.Predict([0.5f, 0.5f]).Should().BeLessThan(0.1);
        boosted.Predict([-0.5f, 0.5f]).Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void RowsOfOneLabel_TeachNothing()
    {
        LearningRows rows = SampleRows.Of((1, true), (2, true), (3, false));
        BinnedRows data = new(rows);
        foreach (IModelTrainer trainer in new IModelTrainer[]
                 {
                     new ForestTrainer(new ForestSettings()), new BoostedTrainer(new BoostedSettings()), new LogisticTrainer(new LogisticSettings()),
                 })
        {
            trainer.Invoking(t => t.Train(data, [0, 1], 1)).Should().Throw<LearningException>().WithMessage("*both labels must occur*");
        }
    }

    private static ProbabilityModel Boosted(BoostedSettings settings)
    {
        LearningRows rows = SampleRows.Of((1, false), (2, true), (3, false), (4, true), (5, true), (6, true));
        return new BoostedTrainer(settings).Train(new BinnedRows(rows), SampleRows.All(rows), 1);
    }

    private static ProbabilityModel Forest(LearningRows rows, ForestSettings settings) =>
        new ForestTrainer(settings).Train(new BinnedRows(rows), SampleRows.All(rows), 1);
}
