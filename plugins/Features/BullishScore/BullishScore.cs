using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// How bullish the tape is, [-1, 1]: delta of the last bar, distance from the VWAP, place in the value area and slope of
/// the cumulative delta. VWAP and value area since 18:00; the deviation counts as at least one tick. The slope is that of
/// a delta that runs through sessions, as a reset is no flow. Estimated where a delta in the window or the profile is;
/// Missing without delta and until there are 20 bars.
/// </summary>
[Plugin("bullish-score")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Session | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class BullishScore : IFeature
{
    private readonly BarPeriod _period;
    private readonly SessionAnchor _anchor = new();
    private readonly Vwap _vwap = new();
    private readonly VolumeProfile _profile = new();
    private readonly RollingQuantile _volumes;
    private readonly RollingWindow _deltas;
    private readonly RollingWindow _estimates;
    private double _cumulative;
    private double _estimated;

    /// <summary>Computes on the base period.</summary>
    public BullishScore(BullishScoreOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _period = period;
        _volumes = new RollingQuantile(options.VolumeBars);
        _deltas = new RollingWindow(options.SlopeBars);
        _estimates = new RollingWindow(options.SlopeBars);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "delta-share", "vwap-distance", "value-position", "delta-slope"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                Begin(e.TimeNs);
                if (_anchor.IsKnown)
                {
                    _profile.Add(e.Trade.PriceTicks, e.Trade.Size);
                }

                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                Begin(e.VenueNs);
                Add(in e.Bar);
                Write(in e, values);
                break;
            case EventKind.Session:
                _anchor.Announce(e.Session.OpenNs);
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    private void Begin(long timeNs)
    {
        if (_anchor.IsFirst(timeNs))
        {
            _vwap.Reset();
            _profile.Reset();
        }
    }

    private void Add(in Bar bar)
    {
        _volumes.Add(bar.Volume);
        if (_anchor.IsKnown)
        {
            _vwap.Add(in bar);
            if (!bar.HasPrints)
            {
                _profile.Add(in bar);
            }
        }

        if (!bar.HasDelta)
        {
            _deltas.Clear();
            _estimates.Clear();
            return;
        }

        _cumulative += bar.Delta;
        _estimated += bar.DeltaKind is DeltaKind.Exact ? 0 : 1;
        _deltas.Add(_cumulative);
        _estimates.Add(_estimated);
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        values.Clear();
        if (!_deltas.IsFull || !_volumes.IsFull || !_vwap.HasValue || !_profile.HasValue)
        {
            return;
        }

        ref readonly Bar bar = ref e.Bar;
        double usual = _volumes.Median;
        double share = bar.Volume > 0 ? Clip(2.2 * bar.Delta / bar.Volume) : 0;
        double distance = Math.Tanh((bar.CloseTicks - _vwap.ValueTicks) / Math.Max(1, _vwap.SigmaTicks));
        double place = Place(bar.CloseTicks, _profile.ValueArea());
        double slope = usual > 0 ? Clip(_deltas.Slope() / usual) : 0;
        bool isEstimated = bar.DeltaKind is not DeltaKind.Exact || _estimates.Back(0) > _estimates.Back(_estimates.Count - 1)
            || _profile.IsEstimated;
        FeatureStatus status = isEstimated ? FeatureStatus.Estimated : FeatureStatus.Ok;
        double score = (0.35 * share) + (0.25 * distance) + (0.20 * place) + (0.20 * slope);
        values[0] = new FeatureValue(Clip(score), status, e.TimeNs);
        values[1] = new FeatureValue(share, status, e.TimeNs);
        values[2] = new FeatureValue(distance, status, e.TimeNs);
        values[3] = new FeatureValue(place, status, e.TimeNs);
        values[4] = new FeatureValue(slope, status, e.TimeNs);
    }

    /// <summary>From -1 at and below the lower edge over 0 at the point of control to 1 at and above the upper edge.</summary>
    private static double Place(int closeTicks, in ValueArea area)
    {
        double away = (double)closeTicks - area.PointOfControlTicks;
        double half = away > 0 ? (double)area.HighTicks - area.PointOfControlTicks : (double)area.PointOfControlTicks - area.LowTicks;
        return away == 0 ? 0 : half > 0 ? Clip(away / half) : Math.Sign(away);
    }

    private void Clear()
    {
        _anchor.Forget();
        _vwap.Reset();
        _profile.Reset();
        _volumes.Clear();
        _deltas.Clear();
        _estimates.Clear();
        _cumulative = 0;
        _estimated = 0;
    }

    private static double Clip(double value) => Math.Clamp(value, -1, 1);
}
