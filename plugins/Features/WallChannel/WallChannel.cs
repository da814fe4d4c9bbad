using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// From wall to wall while the market ranges: with the call wall at least 20 ticks above the put wall and a tight or
/// wide range, a close within six ticks of the put wall is bought towards the call wall; mirrored at the call wall;
/// none within reach of both. A wall counts from both of its sides. Missing while an input is.
/// </summary>
[Plugin("wall-channel")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class WallChannel : IFeature
{
    private readonly WallChannelOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _callWall;
    private readonly FeatureInput _putWall;
    private readonly FeatureInput _regime;

    /// <summary>Computes on the base period.</summary>
    public WallChannel(
        WallChannelOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] FeatureInput putWall,
        [Input("market-regime.regime")] FeatureInput regime)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _callWall = callWall;
        _putWall = putWall;
        _regime = regime;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["signal", "target", "stop", "call-wall-ticks", "put-wall-ticks", "width-ticks"];

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
        FeatureStatus status = FeatureValue.Worst(_callWall.Value, _putWall.Value, _regime.Value);
        if (status > FeatureStatus.Partial)
        {
            values.Clear();
            return;
        }

        double call = (_callWall.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double put = (_putWall.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        bool isRange = (MarketRegime)_regime.Value.Value is MarketRegime.RangeTight or MarketRegime.RangeWide;
        bool isChannel = isRange && call - put >= _options.LeastTicks;
        int side = isChannel ? (IsNear(put) ? 1 : 0) - (IsNear(call) ? 1 : 0) : 0;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(side, e.Bar.CloseTicks * _pointsPerTick, (side > 0 ? _callWall : _putWall).Value.Value);
        row.Put(3, call);
        row.Put(4, put);
        row.Put(5, call - put);
    }

    private bool IsNear(double distanceTicks) => Math.Abs(distanceTicks) <= _options.ReachTicks;
}
