namespace MiaIa.Sdk.Learning;

/// <summary>
/// Logistic regression: the log-odds of success are an intercept and the weighted sum of the standardised features.
/// </summary>
public sealed class LogisticModel : ProbabilityModel
{
    private readonly double[] _means;
    private readonly double[] _scales;
    private readonly double[] _weights;

    internal LogisticModel(double intercept, double[] weights, double[] means, double[] scales)
        : base(weights.Length)
    {
        Intercept = intercept;
        _weights = weights;
        _means = means;
        _scales = scales;
    }

    /// <summary>Log-odds where all features are at their means.</summary>
    public double Intercept { get; }

    /// <summary>Change of the log-odds for one standard deviation of each feature; 0 where a feature never varied.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Mean of each feature in training.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Standard deviation of each feature in training (of the population); 1 where it never varied.</summary>
    public ReadOnlySpan<double> Scales => _scales;

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<float> row)
    {
        double logOdds = Intercept;
        row = row[.._weights.Length];
        for (int i = 0; i < row.Length; i++)
        {
            logOdds += _weights[i] * ((row[i] - _means[i]) / _scales[i]);
        }

        return LogOdds.ToProbability(logOdds);
    }
}
