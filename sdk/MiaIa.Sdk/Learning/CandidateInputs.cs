namespace MiaIa.Sdk.Learning;

/// <summary>What a candidate's row is read from.</summary>
/// <param name="Scores">The score features, ten, in the order of the formula; each [-1, 1], + bullish.</param>
/// <param name="Regime">The kind of market, a <see cref="MarketRegime"/> by number.</param>
/// <param name="VolatilityRatio">The range of bars against the usual one.</param>
/// <param name="SessionFactor">The factor of the time of day.</param>
/// <param name="SessionMinutes">Minutes since 18:00 New York.</param>
/// <param name="Spread">Distance between bid and ask, in ticks.</param>
/// <param name="Walls">Prices of walls, in points.</param>
public sealed record CandidateInputs(
    IReadOnlyList<FeatureInput> Scores,
    FeatureInput Regime,
    FeatureInput VolatilityRatio,
    FeatureInput SessionFactor,
    FeatureInput SessionMinutes,
    FeatureInput Spread,
    IReadOnlyList<FeatureInput> Walls)
{
    /// <summary>How many score features there are.</summary>
    public const int ScoreCount = 10;

    /// <summary>Finds the outputs that options name. One that nothing computes is always Missing.</summary>
    /// <param name="options">The names.</param>
    /// <param name="names">The names of the row.</param>
    /// <param name="row">The row the values are read from.</param>
    /// <param name="basePeriod">The base period of the run.</param>
    public static CandidateInputs Of(CandidateModelOptions options, FeatureNames names, FeatureValue[] row, BarPeriod basePeriod)
    {
        FeatureInput Find(string name, string output)
        {
            string known = InputAttribute.ForBase(name, basePeriod);
            string full = known.Contains('.', StringComparison.Ordinal) ? known : known + "." + output;
            return new FeatureInput(full, row, names.Find(full, output));
        }

        return new CandidateInputs(
            [.. options.Scores.Select(s => Find(s, "score"))],
            Find(options.Regime, "regime"),
            Find(options.VolatilityRatio, "ratio"),
            Find(options.SessionFactor, "factor"),
            Find(options.SessionMinutes, "minutes"),
            Find(options.Spread, "spread-ticks"),
            [.. options.Walls.Select(w => Find(w, "level"))]);
    }
}
