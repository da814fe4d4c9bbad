namespace MiaIa.Sdk;

/// <summary>What a confluence makes of the row at one moment.</summary>
/// <param name="RawScore">S0: the sum of contributions, [-1, 1] when weights are normalised.</param>
/// <param name="Coverage">Share of the weight that could vote, [0, 1].</param>
/// <param name="RedistributedScore">S: the score after the weight of unusable features went to the usable ones.</param>
/// <param name="Score">S1: the score after the context factors, [-1, 1]. Positive is bullish.</param>
/// <param name="Threshold">T: a candidate needs a score beyond it, (0, 1).</param>
/// <param name="MinimumCoverage">Below this coverage nothing trades, [0, 1].</param>
/// <param name="IsThresholdKnown">Whether the threshold could be determined; when false nothing trades.</param>
public readonly record struct ConfluenceScore(
    double RawScore,
    double Coverage,
    double RedistributedScore,
    double Score,
    double Threshold,
    double MinimumCoverage,
    bool IsThresholdKnown)
{
    /// <summary>Whether coverage is enough to decide at all.</summary>
    public bool IsCovered => Coverage >= MinimumCoverage;

    /// <summary>
    /// The side the score asks for: Buy above the threshold, Sell below its negative, None at it, between, or not covered.
    /// </summary>
    public Side Candidate => !IsCovered || !IsThresholdKnown
        ? Side.None
        : Score > Threshold ? Side.Buy : Score < -Threshold ? Side.Sell : Side.None;
}
