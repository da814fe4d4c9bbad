namespace MiaIa.Sdk;

/// <summary>
/// The formula that weighs the features. One that throws gives no score, and nothing trades until the next run.
/// </summary>
public interface IConfluence
{
    /// <summary>The lines of the formula, in the order of the contributions.</summary>
    IReadOnlyList<ConfluenceTerm> Terms { get; }

    /// <summary>Names of the outputs used as factors of the score, in the order of the factor values.</summary>
    IReadOnlyList<string> Factors { get; }

    /// <summary>Weighs the row.</summary>
    /// <param name="features">The row; stale values are already marked.</param>
    /// <param name="contributions">Receives what each term adds to the raw score; 0 for what cannot vote.</param>
    /// <param name="factors">Receives the value of each factor; 1 for one that is not usable.</param>
    ConfluenceScore Score(ReadOnlySpan<FeatureValue> features, Span<double> contributions, Span<double> factors);
}
