using MiaIa.Sdk;

namespace MiaIa.Plugins.Confluence;

/// <summary>
/// The owner's formula: groups of weighted scores, context factors, a threshold by volatility. What cannot vote contributes
/// nothing and lowers the coverage; a factor or threshold that cannot be told stops trading rather than count as neutral.
/// A feature with an output <c>weight-factor</c>, from 0 to 1, lowers the weight of its own score: what it cannot vouch for counts
/// neither in the score nor in the coverage.
/// </summary>
[Plugin("weighted-confluence")]
public sealed class WeightedConfluence : IConfluence
{
    private const int CoverageDigits = 12;

    private const string WeightFactor = "weight-factor";

    private readonly ConfluenceTerm[] _terms;
    private readonly int[] _weightFactorSlots;
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
        _weightFactorSlots = [.. _terms.Select(t => SiblingOf(names, t.Slot, WeightFactor))];
        _factorSlots = [.. options.Factors.Select(f => SlotOf(names, f, "factor"))];
        _factorNames = [.. _factorSlots.Select(s => names.Names[s])];
        _thresholdFactorSlots = [.. options.ThresholdFactors.Select(f => SlotOf(names, f, "threshold-factor"))];
        _thresholdSlot = SlotOf(names, options.Threshold, "threshold");
        _scoreFactorSlot = SiblingOf(names, _thresholdSlot, "score-factor");
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
                double share = ShareOf(features, _weightFactorSlots[i]);
                contribution = share * (_isRaw ? term.Weight : term.EffectiveWeight) * value.Value;
                coverage += share * term.EffectiveWeight;
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

    /// <summary>The part of its weight that a score has: 0 when the feature cannot tell it, 1 for a feature that has no such output.</summary>
    private static double ShareOf(ReadOnlySpan<FeatureValue> features, int slot) =>
        slot < 0 ? 1
        : features[slot].IsUsable && double.IsFinite(features[slot].Value) ? Math.Clamp(features[slot].Value, 0, 1)
        : 0;

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

    /// <summary>Another output of the same feature; -1 when it has none of that name.</summary>
    private static int SiblingOf(FeatureNames names, int slot, string output)
    {
        string name = names.Names[slot];
        return names.Find(name[..name.LastIndexOf('.')] + "." + output, output);
    }

    private static int SlotOf(FeatureNames names, string name, string output)
    {
        int slot = names.Find(name, output);
        return slot >= 0 ? slot : throw new ArgumentException($"No feature gives '{name}' ({output}).", nameof(name));
    }
}
