namespace MiaIa.Sdk.Learning;

/// <summary>A random forest (Breiman 2001): the mean over its trees of the share of successes in the leaf that a row reaches.</summary>
public sealed class ForestModel : ProbabilityModel
{
    internal ForestModel(TreeSet trees, int featureCount)
        : base(featureCount) => Trees = trees;

    /// <summary>Trees there are.</summary>
    public int TreeCount => Trees.Count;

    internal TreeSet Trees { get; }

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<float> row) => Trees.Sum(row[..FeatureCount]) / Trees.Count;
}
