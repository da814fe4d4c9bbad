using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The edge of the day that options price in, touched and left: a bar reaches the one-day minimum, closes at least
/// two ticks above it, and selling was absorbed over the last three bars, and is bought; mirrored at the maximum.
/// Touch and close belong to the same bar. It names neither target nor stop. Missing while an input is, and without a
/// delta of three bars.
/// </summary>
[Plugin("one-day-trap")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class OneDayTrap : IFeature
{
    private readonly OneDayTrapOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _min;
    private readonly FeatureInput _max;
    private readonly Absorption _absorption;

    /// <summary>Computes on the base period.</summary>
    public OneDayTrap(
        OneDayTrapOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.one-day-min")] FeatureInput min,
        [Input("gamma-levels.one-day-max")] FeatureInput max)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _min = min;
        _max = max;
        _absorption = new Absorption(options.AbsorptionShare);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["signal", "target", "stop", "min-ticks", "max-ticks", "min-reach", "max-reach", "absorption", "delta-share"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            _absorption.Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            _absorption.Add(in e.Bar);
            Write(in e, values);
        }
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        FeatureStatus status = FeatureValue.Worse(FeatureValue.Worst(_min.Value, _max.Value), _absorption.Status);
        if (status > FeatureStatus.Partial)
        {
            values.Clear();
            return;
        }

        double min = (_min.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double max = (_max.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double minReach = (double)e.Bar.CloseTicks - e.Bar.LowTicks + min;
        double maxReach = (double)e.Bar.HighTicks - e.Bar.CloseTicks - max;
        int absorbed = _absorption.Side;
        bool isTrap = absorbed > 0 ? IsTrap(-min, minReach) : IsTrap(max, maxReach);
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(isTrap ? absorbed : 0);
        row.Put(3, min);
        row.Put(4, max);
        row.Put(5, minReach);
        row.Put(6, maxReach);
        row.Put(7, absorbed);
        row.Put(8, _absorption.DeltaShare);
    }

    private bool IsTrap(double insideTicks, double reachTicks) =>
        reachTicks >= 0 && insideTicks >= _options.InsideTicks;
}
