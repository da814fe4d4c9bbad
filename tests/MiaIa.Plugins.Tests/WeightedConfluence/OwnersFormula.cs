using MiaIa.Plugins.Confluence;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.WeightedConfluence;

/// <summary>The owner's formula (SPEC 1.3) with a row that a test fills.</summary>
internal sealed class OwnersFormula
{
    public static readonly string[] Features =
    [
        "gamma-levels-proximity", "volume-confirmation", "vwap-trend", "sierra-patterns", "options-flow-bias",
        "order-book-imbalance", "tick-momentum", "delta-divergence", "smart-money", "mtf-confluence",
    ];

    private static readonly FeatureNames Names = new(
    [
        .. Features.Select(f => f + ".score"),
        "session.factor", "gamma-cycle.factor", "volatility-regime.threshold", "volatility-regime.score-factor",
        "session.threshold-factor",
    ]);

    private readonly IConfluence _confluence;

    public OwnersFormula(Func<WeightedConfluenceOptions, WeightedConfluenceOptions>? change = null, RunMode mode = RunMode.Backtest)
    {
        _confluence = Build(change?.Invoke(Options) ?? Options, mode);
        Contributions = new double[_confluence.Terms.Count];
        Factors = new double[_confluence.Factors.Count];
        Set("session.factor", 1);
        Set("gamma-cycle.factor", 1);
        Set("volatility-regime.threshold", 0.25);
        Set("volatility-regime.score-factor", 1);
    }

    public static WeightedConfluenceOptions Options { get; } = new()
    {
        Groups = new Dictionary<string, GroupOptions>(StringComparer.Ordinal)
        {
            ["base"] = Group(0.60, (0, 0.32), (1, 0.23), (2, 0.18), (3, 0.18), (4, 0.15), (5, 0.15)),
            ["advanced"] = Group(0.25, (6, 0.08), (7, 0.08), (8, 0.09)),
            ["mtf"] = Group(0.15, (9, 0.15)),
        },
        Factors = ["session", "gamma-cycle"],
        Threshold = "volatility-regime",
    };

    public IReadOnlyList<ConfluenceTerm> Terms => _confluence.Terms;

    public IReadOnlyList<string> FactorNames => _confluence.Factors;

    public double[] Contributions { get; }

    public double[] Factors { get; }

    private FeatureValue[] Row { get; } = new FeatureValue[Names.Names.Count];

    public static IConfluence Build(WeightedConfluenceOptions options, RunMode mode = RunMode.Backtest) =>
        new Plugins.Confluence.WeightedConfluence(options, Names, mode);

    public static GroupOptions Group(double share, params (int Feature, double Weight)[] weights) => new()
    {
        Share = share,
        Weights = weights.ToDictionary(w => Features[w.Feature], w => w.Weight, StringComparer.Ordinal),
    };

    public OwnersFormula Set(string name, double value, FeatureStatus status = FeatureStatus.Ok)
    {
        Row[Names.Find(name, "score")] = new FeatureValue(value, status, 1);
        return this;
    }

    /// <summary>Sets the scores from the first feature on; those without a number stay Missing.</summary>
    public OwnersFormula Scores(params double?[] scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            Row[i] = scores[i] is { } score ? new FeatureValue(score, FeatureStatus.Ok, 1) : FeatureValue.Missing;
        }

        return this;
    }

    public ConfluenceScore Score() => _confluence.Score(Row, Contributions, Factors);
}
