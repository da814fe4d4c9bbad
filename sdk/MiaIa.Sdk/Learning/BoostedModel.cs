namespace MiaIa.Sdk.Learning;

/// <summary>Boosted trees (Friedman 2001): the log-odds of success are a constant and the sum of the leaves that a row reaches.</summary>
public sealed class BoostedModel : ProbabilityModel
{
    internal BoostedModel(double baseLogOdds, TreeSet trees, int featureCount)
        : base(featureCount)
    {
        BaseLogOdds = baseLogOdds;
        Trees = trees;
    }

    /// <summary>Log-odds before the first tree: those of the rows it was trained on.</summary>
    public double BaseLogOdds { get; }

    /// <summary>Trees there are.</summary>
    public int TreeCount => Trees.Count;

    internal TreeSet Trees { get; }

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<float> row) => LogOdds.ToProbability(BaseLogOdds + Trees.Sum(row[..FeatureCount]));
}
