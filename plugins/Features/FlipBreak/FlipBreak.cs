using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The price leaves the flip behind, where dealers turn from calming to driving: a close at least two ticks above it,
/// after one that was not, on a burst of volume and a delta above 0, is bought, with the stop one average true range
/// of the base bar below the flip and targets one and two deviations above the VWAP; mirrored below. Both closes are
/// held against the flip as it stands now. A target that does not lie ahead of the price is Missing. All is Missing
/// while an input is, for 15 bars, without prints of 30 minutes, and on a bar without a delta. A lost feed clears the
/// burst, a roll everything.
/// </summary>
[Plugin("flip-break")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.FeedLost | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class FlipBreak : IFeature
{
    private readonly FlipBreakOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _flip;
    private readonly FeatureInput _vwap;
    private readonly FeatureInput _sigma;
    private readonly AverageTrueRange _atr = new();
    private readonly VolumeBurst _burst = new();
    private int _previousTicks;

    /// <summary>Computes on the base period.</summary>
    public FlipBreak(
        FlipBreakOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.flip")] FeatureInput flip,
        [Input("vwap-trend.vwap")] FeatureInput vwap,
        [Input("vwap-trend.sigma")] FeatureInput sigma)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _flip = flip;
        _vwap = vwap;
        _sigma = sigma;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
    [
        "signal", "target", "stop", "second-target", "distance-ticks", "previous-ticks", "delta-share", "burst-ratio",
        "atr-ticks",
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
                _atr.Add(in e.Bar, e.VenueNs, e.TimeNs);
                Write(in e, values);
                _previousTicks = e.Bar.CloseTicks;
                break;
            case EventKind.FeedLost:
                _burst.Clear();
                break;
            case EventKind.Roll:
                _burst.Clear();
                _atr.Reset();
                values.Clear();
                break;
        }
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        ref readonly Bar bar = ref e.Bar;
        FeatureStatus status = FeatureValue.Worst(_flip.Value, _vwap.Value, _sigma.Value);
        status = FeatureValue.Worse(status, bar.DeltaStatus);
        if (status > FeatureStatus.Partial || !_atr.IsReady || _burst.RatioAt(e.TimeNs) is not { } burst)
        {
            values.Clear();
            return;
        }

        double flip = _flip.Value.Value / _pointsPerTick;
        double distance = flip - bar.CloseTicks;
        double previous = flip - _previousTicks;
        int way = Math.Sign(bar.Delta);
        bool isBeyond = -way * distance >= _options.BeyondTicks && -way * previous < _options.BeyondTicks;
        int side = isBeyond && burst >= _options.BurstRatio ? way : 0;
        double price = bar.CloseTicks * _pointsPerTick;
        double vwap = _vwap.Value.Value;
        double sigma = _sigma.Value.Value;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(side, price, vwap + (side * sigma));
        row.StopAt(side, (flip - (side * _options.StopAtr * _atr.Ticks)) * _pointsPerTick);
        row.Aim(3, side, price, vwap + (side * 2 * sigma));
        row.Put(4, distance);
        row.Put(5, previous);
        row.Put(6, bar.Volume > 0 ? bar.Delta / bar.Volume : 0);
        row.Put(7, burst);
        row.Put(8, _atr.Ticks);
    }
}
