namespace MiaIa.Sdk.Learning;

/// <summary>What gives a probability for a row of features. It never changes, allocates nothing and may be asked from any thread.</summary>
public abstract class ProbabilityModel
{
    private protected ProbabilityModel(int featureCount) => FeatureCount = featureCount;

    /// <summary>Length of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The probability of success, [0, 1], not calibrated.</summary>
    /// <param name="row">The features in the order of the schema, finite; as many as the model has, else an exception.</param>
    public abstract double Predict(ReadOnlySpan<float> row);
}
