using MiaIa.Sdk;

namespace MiaIa.Plugins.Confluence;

/// <summary>
/// The owner's formula: groups of weighted scores, context factors, a threshold by volatility. What cannot vote contributes
/// nothing and lowers the coverage; a factor or threshold that cannot be told stops trading rather than count as neutral.
/// </summary>
[Plugin("weighted-confluence")]
public sealed class WeightedConfluence : IConfluence
{
    private const int CoverageDigits = 12;

    private readonly ConfluenceTerm[] _terms;
    private readonly string[] _factorNames;
    private readonly int[] _factorSlots;
    private readonly int[] _thresholdFactorSlots;
    private readonly int _thresholdSlot;
    private readonly int _scoreFactorSlot;
    private readonly double _minimumCoverage;
    private readonly bool _isRaw;
    private readonly bool _isRedistributed;

    /// <summary>Turns names into places and weights into effective weights, once.</summary>
    /// <exception cref="ArgumentException">A weight is negative, a group sums to 0, or a name is not in the row.</exception>
    public WeightedConfluence(WeightedConfluenceOptions options, FeatureNames names, RunMode mode)
    {
        _isRaw = options.WeightsMode is WeightsMode.SeedRaw;
        _isRedistributed = options.Redistribute;
        _minimumCoverage = options.MinimumCoverage.Of(mode);
        _terms = TermsOf(options, names);
        _factorSlots = [.. options.Factors.Select(f => SlotOf(names, f, "factor"))];
        _factorNames = [.. _factorSlots.Select(s => names.Names[s])];
        _thresholdFactorSlots = [.. options.ThresholdFactors.Select(f => SlotOf(names, f, "threshold-factor"))];
        _thresholdSlot = SlotOf(names, options.Threshold, "threshold");
        string feature = names.Names[_thresholdSlot];
        _scoreFactorSlot = names.Find(feature[..feature.LastIndexOf('.')] + ".score-factor", "score-factor");
    }

    /// <inheritdoc />
    public IReadOnlyList<ConfluenceTerm> Terms => _terms;

    /// <inheritdoc />
    public IReadOnlyList<string> Factors => _factorNames;

    /// <inheritdoc />
    public ConfluenceScore Score(ReadOnlySpan<FeatureValue> features, Span<double> contributions, Span<double> factors)
    {
        double raw = 0;
        double coverage = 0;
        for (int i = 0; i < _terms.Length; i++)
        {
            ref readonly ConfluenceTerm term = ref _terms[i];
            ref readonly FeatureValue value = ref features[term.Slot];
            double contribution = 0;
            if (value.IsUsable && double.IsFinite(value.Value))
            {
                contribution = (_isRaw ? term.Weight : term.EffectiveWeight) * value.Value;
                coverage += term.EffectiveWeight;
            }

            contributions[i] = contribution;
            raw += contribution;
        }

        // Rounded, so that weights which make up the least coverage on paper do so here.
        coverage = Math.Round(coverage, CoverageDigits);
        double spread = _isRedistributed && coverage > 0 ? raw / coverage : raw;
        double product = spread;
        bool isKnown = true;
        for (int i = 0; i < _factorSlots.Length; i++)
        {
            product *= factors[i] = FactorOf(features, _factorSlots[i], ref isKnown);
        }

        product *= _scoreFactorSlot >= 0 ? FactorOf(features, _scoreFactorSlot, ref isKnown) : 1;
        double threshold = FactorOf(features, _thresholdSlot, ref isKnown);
        foreach (int slot in _thresholdFactorSlots)
        {
            threshold *= FactorOf(features, slot, ref isKnown);
        }

        return new ConfluenceScore(
            raw, coverage, spread, Math.Clamp(product, -1, 1), threshold, _minimumCoverage, isKnown);
    }

    private static double FactorOf(ReadOnlySpan<FeatureValue> features, int slot, ref bool isKnown)
    {
        ref readonly FeatureValue value = ref features[slot];
        isKnown &= value.IsUsable;
        return value.IsUsable ? value.Value : 1;
    }

    private static ConfluenceTerm[] TermsOf(WeightedConfluenceOptions options, FeatureNames names)
    {
        if (options.Groups.Count == 0)
        {
            throw new ArgumentException("groups: at least one group is needed.", nameof(options));
        }

        double shares = options.Groups.Values.Sum(g => g.Share);
        List<ConfluenceTerm> terms = [];
        foreach ((string group, GroupOptions content) in options.Groups)
        {
            double sum = content.Weights.Values.Sum();
            if (content.Weights.Values.Any(w => w < 0) || sum <= 0 || shares <= 0)
            {
                throw new ArgumentException(
                    $"groups.{group}: weights must not be negative, and their sum and the shares must be above 0.", nameof(options));
            }

            foreach ((string name, double weight) in content.Weights)
            {
                int slot = SlotOf(names, name, "score");
                terms.Add(new(names.Names[slot], slot, group, weight, content.Share / shares * weight / sum));
            }
        }

        return [.. terms];
    }

    private static int SlotOf(FeatureNames names, string name, string output)
    {
        int slot = names.Find(name, output);
        return slot >= 0 ? slot : throw new ArgumentException($"No feature gives '{name}' ({output}).", nameof(name));
    }
}
