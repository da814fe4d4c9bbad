using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The walls of a market that dealers calm (net gamma exposure above 0) hold: a close within eight ticks of the put
/// wall, at which selling was absorbed, without a burst of volume and without three stacked rows of either side, is
/// bought towards the VWAP; mirrored at the call wall. A wall counts from both of its sides. Missing while an input
/// is, without prints of 30 minutes, and without a delta of three bars. A lost feed clears the burst, a roll
/// everything.
/// </summary>
[Plugin("wall-reversion")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.FeedLost | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class WallReversion : IFeature
{
    private readonly WallReversionOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _callWall;
    private readonly FeatureInput _putWall;
    private readonly FeatureInput _netGex;
    private readonly FeatureInput _rowsBought;
    private readonly FeatureInput _rowsSold;
    private readonly FeatureInput _vwap;
    private readonly Absorption _absorption;
    private readonly VolumeBurst _burst = new();

    /// <summary>Computes on the base period.</summary>
    public WallReversion(
        WallReversionOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] FeatureInput putWall,
        [Input("gamma-levels.net-gex")] FeatureInput netGex,
        [Input("stacked-imbalance.rows-bought")] FeatureInput rowsBought,
        [Input("stacked-imbalance.rows-sold")] FeatureInput rowsSold,
        [Input("vwap-trend.vwap")] FeatureInput vwap)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _callWall = callWall;
        _putWall = putWall;
        _netGex = netGex;
        _rowsBought = rowsBought;
        _rowsSold = rowsSold;
        _vwap = vwap;
        _absorption = new Absorption(options.AbsorptionShare);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
    [
        "signal", "target", "stop", "call-wall-ticks", "put-wall-ticks", "absorption", "delta-share", "burst-ratio",
        "stacked-rows",
    ];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                _burst.Add(in e.Trade, e.TimeNs);
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                _absorption.Add(in e.Bar);
                Write(in e, values);
                break;
            case EventKind.FeedLost:
                _burst.Clear();
                break;
            case EventKind.Roll:
                _burst.Clear();
                _absorption.Clear();
                values.Clear();
                break;
        }
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        FeatureStatus status = FeatureValue.Worst(
            _callWall.Value, _putWall.Value, _netGex.Value, _rowsBought.Value, _rowsSold.Value, _vwap.Value);
        status = FeatureValue.Worse(status, _absorption.Status);
        if (status > FeatureStatus.Partial || _burst.RatioAt(e.TimeNs) is not { } burst)
        {
            values.Clear();
            return;
        }

        int close = e.Bar.CloseTicks;
        double call = (_callWall.Value.Value / _pointsPerTick) - close;
        double put = (_putWall.Value.Value / _pointsPerTick) - close;
        double rows = Math.Max(_rowsBought.Value.Value, _rowsSold.Value.Value);
        int absorbed = _absorption.Side;
        bool isNear = Math.Abs(absorbed > 0 ? put : call) <= _options.ReachTicks;
        bool isQuiet = burst < _options.BurstRatio && rows < _options.Rows;
        int side = _netGex.Value.Value > 0 && isNear && isQuiet ? absorbed : 0;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(side, close * _pointsPerTick, _vwap.Value.Value);
        row.Put(3, call);
        row.Put(4, put);
        row.Put(5, absorbed);
        row.Put(6, _absorption.DeltaShare);
        row.Put(7, burst);
        row.Put(8, rows);
    }
}
