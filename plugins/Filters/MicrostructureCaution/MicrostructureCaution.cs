using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>
/// No entry while the spread is unusual, and a smaller one while anything else is. While no anomaly can be told, as in the first 200
/// bars, every setup is refused; where only the spread cannot be told, as on bars without quotes, live sessions refuse and others
/// judge by the rest.
/// </summary>
[Plugin("microstructure-caution")]
public sealed class MicrostructureCaution : ISetupFilter
{
    private readonly MicrostructureCautionOptions _options;
    private readonly bool _needsSpread;
    private readonly FeatureInput _value;
    private readonly FeatureInput _spread;

    /// <summary>Reads the anomalies.</summary>
    public MicrostructureCaution(
        MicrostructureCautionOptions options,
        RunMode mode,
        [Input("microstructure-anomaly.value")] FeatureInput value,
        [Input("microstructure-anomaly.spread")] FeatureInput spread)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _needsSpread, _value, _spread) = (options, mode is RunMode.Live, value, spread);
    }

    /// <inheritdoc />
    public SetupJudgement Judge(in SignalSetup setup, ReadOnlySpan<FeatureValue> features)
    {
        FeatureValue value = _value.Value;
        FeatureValue spread = _spread.Value;
        bool isSpreadCalm = spread.IsUsable ? spread.Value == 0 : !_needsSpread;
        double factor = !value.IsUsable || !isSpreadCalm ? 0 : value.Value >= _options.CutFrom ? _options.SizeCut : 1;
        return new SetupJudgement(factor, value.IsUsable ? value.Value : null, _options.CutFrom);
    }
}
