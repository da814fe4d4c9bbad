namespace MiaIa.Sdk;

/// <summary>
/// How much speaks for a signal, [0, 1] and about .5 without evidence: the setup's quality, Battle Navale, the score, the regime, the
/// timeframes, the large prints, the models and the gamma cycle, weighed as the method has it (the owner's judgement, not a
/// measurement). What is not usable is left out, and the other weights are renormalised; contrary evidence lowers it.
/// </summary>
/// <param name="battle">Battle Navale of the base bar, [-1, 1].</param>
/// <param name="regime">Confidence of the market regime, [0, 1].</param>
/// <param name="timeframes">Confluence of the timeframes, [-1, 1].</param>
/// <param name="largePrints">Smart money, [-1, 1].</param>
/// <param name="gammaCycle">Factor of the gamma cycle, [.9, 1.1].</param>
public sealed class SignalConfidence(
    FeatureInput battle, FeatureInput regime, FeatureInput timeframes, FeatureInput largePrints, FeatureInput gammaCycle)
{
    /// <summary>Weight of the setup's quality.</summary>
    internal const double QualityWeight = 0.15;

    private const double BattleWeight = 0.20;
    private const double ScoreWeight = 0.15;
    private const double RegimeWeight = 0.10;
    private const double TimeframesWeight = 0.15;
    private const double LargePrintsWeight = 0.10;
    private const double ModelsWeight = 0.10;
    private const double GammaWeight = 0.05;
    private const double MostGamma = 1.1;

    /// <summary>The confidence of a signal.</summary>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="quality">Quality of the setup, [0, 1].</param>
    /// <param name="score">Score of the confluence, [-1, 1]; null without one.</param>
    /// <param name="probability">Calibrated probability of the models, [0, 1]; null without a model.</param>
    public double Of(Side side, double quality, double? score, double? probability) =>
        Evidence(side, score, probability).Confidence(quality);

    /// <summary>What speaks for a side, apart from the quality of a setup.</summary>
    /// <inheritdoc cref="Of"/>
    public SetupEvidence Evidence(Side side, double? score, double? probability)
    {
        Sum sum = default;
        sum.Add(BattleWeight, Toward(side, battle));
        sum.Add(ScoreWeight, score is { } s ? (1 + Math.Abs(s)) / 2 : null);
        sum.Add(RegimeWeight, regime.Value.IsUsable ? regime.Value.Value : null);
        sum.Add(TimeframesWeight, Toward(side, timeframes));
        sum.Add(LargePrintsWeight, Toward(side, largePrints));
        sum.Add(ModelsWeight, probability);
        sum.Add(GammaWeight, gammaCycle.Value.IsUsable ? Math.Min(gammaCycle.Value.Value / MostGamma, 1) : null);
        return new SetupEvidence(side, sum.Total, sum.Weight, probability);
    }

    private static double? Toward(Side side, FeatureInput input) =>
        input.Value.IsUsable ? (1 + ((int)side * input.Value.Value)) / 2 : null;

    /// <summary>A weighted sum of what is there.</summary>
    private struct Sum
    {
        public double Weight { get; private set; }

        public double Total { get; private set; }

        public void Add(double weight, double? value)
        {
            Weight += value is null ? 0 : weight;
            Total += weight * (value ?? 0);
        }
    }
}
