using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>
/// A signal needs enough confidence, and, where the stage asks for it, a minimum of each of its parts: strength of Battle Navale
/// (|BN| beyond .25 as a share of what is left), how many levels meet at the price, the bar pattern in its direction, the confidence of
/// the regime. A part that is asked for and not known refuses.
/// </summary>
[Plugin("confidence-gate")]
public sealed class ConfidenceGate : ISetupFilter
{
    private const double BattleThreshold = 0.25;

    private static readonly double[][] Minima =
    [
        [],
        [0.25, 0.30, 0.25, 0.25],
        [0.60, 0.45, 0.50, 0.55],
        [0.70, 0.60, 0.65, 0.65],
        [0.75, 0.65, 0.70, 0.70],
    ];

    private readonly ConfidenceGateOptions _options;
    private readonly double[] _minima;
    private readonly FeatureInput _battle;
    private readonly FeatureInput _zones;
    private readonly FeatureInput _pattern;
    private readonly FeatureInput _regime;

    /// <summary>Reads the parts of the minima.</summary>
    public ConfidenceGate(
        ConfidenceGateOptions options,
        [Optional(IsExtra = true)] [Input("battle-navale@{base}.bn")] FeatureInput battle,
        [Optional(IsExtra = true)] [Input("level-zones.price-confluence")] FeatureInput zones,
        [Optional(IsExtra = true)] [Input("sierra-patterns.score")] FeatureInput pattern,
        [Optional(IsExtra = true)] [Input("market-regime.confidence")] FeatureInput regime)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _minima = Minima[(int)options.Minima];
        (_battle, _zones, _pattern, _regime) = (battle, zones, pattern, regime);
    }

    /// <inheritdoc />
    public FilterStep Step => FilterStep.Confidence;

    /// <inheritdoc />
    public SetupJudgement Judge(in SignalSetup setup, ReadOnlySpan<FeatureValue> features)
    {
        bool passes = setup.Confidence >= _options.Min && HasMinima((int)setup.Side);
        return new SetupJudgement(passes ? 1 : 0, setup.Confidence, _options.Min);
    }

    private bool HasMinima(int sign) =>
        _minima.Length == 0
        || (IsAtLeast(_battle, Strength(_battle.Value.Value), _minima[0])
            && IsAtLeast(_zones, _zones.Value.Value, _minima[1])
            && IsAtLeast(_pattern, sign * _pattern.Value.Value, _minima[2])
            && IsAtLeast(_regime, _regime.Value.Value, _minima[3]));

    private static double Strength(double battle) =>
        Math.Clamp((Math.Abs(battle) - BattleThreshold) / (1 - BattleThreshold), 0, 1);

    private static bool IsAtLeast(FeatureInput input, double value, double minimum) => input.Value.IsUsable && value >= minimum;
}
