namespace MiaIa.Sdk;

/// <summary>
/// What speaks for a side at a moment of decision, apart from the quality of a setup: a strategy grades its setup with it.
/// </summary>
public readonly record struct SetupEvidence
{
    private readonly double _sum;
    private readonly double _weight;

    /// <summary>Evidence of a known weight.</summary>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="sum">Weighted sum of the evidence without the setup's quality.</param>
    /// <param name="weight">Sum of its weights, [0, 1).</param>
    /// <param name="probability">Probability of the models, [0, 1]; null without a model.</param>
    public SetupEvidence(Side side, double sum, double weight, double? probability) =>
        (Side, _sum, _weight, Probability) = (side, sum, weight, probability);

    /// <summary>The side.</summary>
    public Side Side { get; }

    /// <summary>Probability of the models, [0, 1]; null without a model.</summary>
    public double? Probability { get; }

    /// <summary>The confidence of a setup on this side, [0, 1].</summary>
    /// <param name="quality">Quality of the setup, [0, 1].</param>
    public double Confidence(double quality) => Math.Clamp(
        (_sum + (SignalConfidence.QualityWeight * quality)) / (_weight + SignalConfidence.QualityWeight), 0, 1);
}
