using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>
/// A level zone must stand near the entry, on either side of it, unless the timeframes or the large prints speak clearly for the
/// direction, or the gamma cycle is at its peak. When the zones are not known, a setup that it judges is refused.
/// </summary>
[Plugin("zone-validation")]
public sealed class ZoneValidation : ISetupFilter
{
    private const string RangeStrategy = "range";
    private const int GammaPeak = 1;

    private readonly ZoneValidationOptions _options;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _above;
    private readonly FeatureInput _below;
    private readonly FeatureInput _known;
    private readonly FeatureInput _timeframes;
    private readonly FeatureInput _largePrints;
    private readonly FeatureInput _gammaPhase;

    /// <summary>Reads the zones, and what overrides them.</summary>
    public ZoneValidation(
        ZoneValidationOptions options,
        Instrument instrument,
        [Input("level-zones.nearest-above")] FeatureInput nearestAbove,
        [Input("level-zones.nearest-below")] FeatureInput nearestBelow,
        [Input("level-zones.moderate-above")] FeatureInput moderateAbove,
        [Input("level-zones.moderate-below")] FeatureInput moderateBelow,
        [Input("level-zones.quality")] FeatureInput quality,
        [Optional(IsExtra = true)] [Input("mtf-confluence.score")] FeatureInput timeframes,
        [Optional(IsExtra = true)] [Input("smart-money.score")] FeatureInput largePrints,
        [Optional(IsExtra = true)] [Input("gamma-cycle.phase")] FeatureInput gammaPhase)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _pointsPerTick = instrument.PointsPerTick;
        bool isAny = options.MinQuality is ZoneRank.Weak;
        (_above, _below, _known) = (isAny ? nearestAbove : moderateAbove, isAny ? nearestBelow : moderateBelow, quality);
        (_timeframes, _largePrints, _gammaPhase) = (timeframes, largePrints, gammaPhase);
    }

    /// <inheritdoc />
    public FilterStep Step => FilterStep.Zone;

    /// <inheritdoc />
    public SetupJudgement Judge(in SignalSetup setup, ReadOnlySpan<FeatureValue> features)
    {
        double? distance = Distance(setup.EntryTicks);
        bool isJudged = _options.AppliesTo is ZoneScope.All || setup.StrategyId.SequenceEqual(RangeStrategy);
        bool passes = !isJudged || distance <= _options.MaxTicks || (_known.Value.IsUsable && IsOverridden((int)setup.Side));
        return new SetupJudgement(passes ? 1 : 0, distance, _options.MaxTicks);
    }

    // Ticks to the nearer of the two zones, 0 inside one; null when there is none or they are not known.
    private double? Distance(int entryTicks)
    {
        double? above = Ticks(_above) is { } low ? Math.Max(0, low - entryTicks) : null;
        double? below = Ticks(_below) is { } high ? Math.Max(0, entryTicks - high) : null;
        return above is { } up && below is { } down ? Math.Min(up, down) : above ?? below;
    }

    private double? Ticks(FeatureInput zone) => zone.Value.IsUsable ? zone.Value.Value / _pointsPerTick : null;

    private bool IsOverridden(int sign) =>
        (_timeframes.Value.IsUsable && sign * _timeframes.Value.Value > _options.OverrideTimeframes)
        || (_largePrints.Value.IsUsable && sign * _largePrints.Value.Value > _options.OverrideSmartMoney)
        || (_gammaPhase.Value.IsUsable && (int)_gammaPhase.Value.Value == GammaPeak);
}
