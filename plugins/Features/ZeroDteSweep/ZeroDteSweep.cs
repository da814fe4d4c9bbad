using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A wall of today's options that was run and taken back: a bar reaches six ticks below the put wall and closes above
/// it, within eight ticks, and is bought; mirrored at the call wall. Both at once is none. It names neither target
/// nor stop. On the bar alone; Missing while an input is.
/// </summary>
[Plugin("zero-dte-sweep")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class ZeroDteSweep : IFeature
{
    private readonly ZeroDteSweepOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _callWall;
    private readonly FeatureInput _putWall;

    /// <summary>Computes on the base period.</summary>
    public ZeroDteSweep(
        ZeroDteSweepOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.zero-dte-call-wall")] FeatureInput callWall,
        [Input("gamma-levels.zero-dte-put-wall")] FeatureInput putWall)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _callWall = callWall;
        _putWall = putWall;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["signal", "target", "stop", "call-wall-ticks", "put-wall-ticks", "call-wall-reach", "put-wall-reach"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            Write(in e, values);
        }
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        FeatureStatus status = FeatureValue.Worst(_callWall.Value, _putWall.Value);
        if (status > FeatureStatus.Partial)
        {
            values.Clear();
            return;
        }

        double call = (_callWall.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double put = (_putWall.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double callReach = (double)e.Bar.HighTicks - e.Bar.CloseTicks - call;
        double putReach = (double)e.Bar.CloseTicks - e.Bar.LowTicks + put;
        int side = (IsSwept(-put, putReach) ? 1 : 0) - (IsSwept(call, callReach) ? 1 : 0);
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(side);
        row.Put(3, call);
        row.Put(4, put);
        row.Put(5, callReach);
        row.Put(6, putReach);
    }

    private bool IsSwept(double backTicks, double reachTicks) =>
        reachTicks >= _options.WickTicks && backTicks > 0 && backTicks <= _options.ReachTicks;
}
