namespace MiaIa.Sdk.Learning;

/// <summary>
/// What a model is told of a candidate: 21 numbers, the same when it is trained and when it is asked. Everything with a
/// side is turned towards the candidate's, so that a long and the short of the mirror have the same row. What is not
/// usable is 0, a wall that is not there 100 ticks away. It allocates nothing.
/// </summary>
public sealed class CandidateRow
{
    /// <summary>Numbers in a row.</summary>
    public const int Count = 21;

    private const int Coverage = CandidateInputs.ScoreCount;
    private const double MinutesPerSession = 1380;
    private const double FarthestWallTicks = 100;

    private readonly CandidateInputs _inputs;
    private readonly FeatureInput[] _scores;
    private readonly FeatureInput[] _walls;
    private readonly double _pointsPerTick;

    /// <summary>A row of these inputs.</summary>
    /// <param name="inputs">What it is read from; ten scores.</param>
    /// <param name="traded">The traded instrument.</param>
    public CandidateRow(CandidateInputs inputs, Instrument traded)
    {
        if (inputs.Scores.Count != CandidateInputs.ScoreCount)
        {
            throw new ArgumentException(
                $"scores names {inputs.Scores.Count} outputs; it must name {CandidateInputs.ScoreCount}, in the order of the formula.", nameof(inputs));
        }

        _inputs = inputs;
        _scores = [.. inputs.Scores];
        _walls = [.. inputs.Walls];
        _pointsPerTick = traded.PointsPerTick;
    }

    /// <summary>
    /// What the numbers mean, in order: the ten scores times the side; coverage; trend with the side, trend against it, range
    /// (1 or 0 each); range of bars against the usual one; session factor; sine and cosine of the minute of the session;
    /// spread in ticks; distance to the nearest wall in ticks, at most 100; size of S0.
    /// </summary>
    public static LearningSchema Schema { get; } = new(1,
    [
        "gamma-levels-proximity", "volume-confirmation", "vwap-trend", "sierra-patterns", "options-flow-bias",
        "order-book-imbalance", "tick-momentum", "delta-divergence", "smart-money", "mtf-confluence",
        "coverage", "trend-with", "trend-against", "range", "volatility-ratio", "session-factor", "minute-sine", "minute-cosine",
        "spread-ticks", "wall-ticks", "raw-score",
    ]);

    /// <summary>
    /// The same for outputs that options rename: a column that is read from another output has another meaning, so that a model trained on
    /// one choice is refused with another.
    /// </summary>
    /// <param name="options">The names.</param>
    public static LearningSchema SchemaOf(CandidateModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        const int Regime = CandidateInputs.ScoreCount + 1;
        CandidateModelOptions known = new();
        string[] names = [.. Schema.Names];
        for (int i = 0; i < CandidateInputs.ScoreCount && i < options.Scores.Count; i++)
        {
            Rename(ref names[i], known.Scores[i], options.Scores[i]);
        }

        for (int i = Regime; i < Regime + 3; i++)
        {
            Rename(ref names[i], known.Regime, options.Regime);
        }

        Rename(ref names[Regime + 3], known.VolatilityRatio, options.VolatilityRatio);
        Rename(ref names[Regime + 4], known.SessionFactor, options.SessionFactor);
        Rename(ref names[Regime + 5], known.SessionMinutes, options.SessionMinutes);
        Rename(ref names[Regime + 6], known.SessionMinutes, options.SessionMinutes);
        Rename(ref names[Regime + 7], known.Spread, options.Spread);
        Rename(ref names[Regime + 8], string.Join(' ', known.Walls), string.Join(' ', options.Walls));
        return new LearningSchema(Schema.Version, names);
    }

    private static void Rename(ref string name, string known, string written)
    {
        if (!string.Equals(known, written, StringComparison.Ordinal))
        {
            name = $"{name} of {written}";
        }
    }

    /// <summary>Writes the row of a candidate as the inputs stand now.</summary>
    /// <param name="candidate">The candidate; Buy or Sell.</param>
    /// <param name="row">Takes the row; 21 long, else an exception.</param>
    public void Fill(in Candidate candidate, Span<float> row)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(row.Length, Count, nameof(row));
        int side = (int)candidate.Side;
        for (int i = 0; i < _scores.Length; i++)
        {
            row[i] = Number(side * Usable(_scores[i]));
        }

        Span<float> rest = row[Coverage..];
        rest[0] = Number(candidate.Score.Coverage);
        FillRegime(side, rest[1..4]);
        rest[4] = Number(Usable(_inputs.VolatilityRatio));
        rest[5] = Number(Usable(_inputs.SessionFactor));
        FeatureValue minutes = _inputs.SessionMinutes.Value;
        double angle = 2 * Math.PI * minutes.Value / MinutesPerSession;
        rest[6] = minutes.IsUsable ? Number(Math.Sin(angle)) : 0;
        rest[7] = minutes.IsUsable ? Number(Math.Cos(angle)) : 0;
        rest[8] = Number(Usable(_inputs.Spread));
        rest[9] = Number(WallTicks(candidate.PriceTicks));
        rest[10] = Number(Math.Abs(candidate.Score.RawScore));
    }

    private static double Usable(FeatureInput input)
    {
        FeatureValue value = input.Value;
        return value.IsUsable ? value.Value : 0;
    }

    // A sum with 0 turns the negative zero of a short without a score into the zero of the long.
    private static float Number(double value) => (float)value + 0f;

    private void FillRegime(int side, Span<float> regime)
    {
        FeatureValue value = _inputs.Regime.Value;
        MarketRegime known = value.IsUsable ? (MarketRegime)(byte)value.Value : MarketRegime.Unknown;
        int trend = known switch
        {
            MarketRegime.TrendBullish => side,
            MarketRegime.TrendBearish => -side,
            _ => 0,
        };
        regime[0] = trend > 0 ? 1 : 0;
        regime[1] = trend < 0 ? 1 : 0;
        regime[2] = known is MarketRegime.RangeTight or MarketRegime.RangeWide ? 1 : 0;
    }

    private double WallTicks(int priceTicks)
    {
        double nearest = FarthestWallTicks;
        foreach (FeatureInput wall in _walls)
        {
            FeatureValue value = wall.Value;
            nearest = value.IsUsable ? Math.Min(nearest, Math.Abs((value.Value / _pointsPerTick) - priceTicks)) : nearest;
        }

        return nearest;
    }
}
