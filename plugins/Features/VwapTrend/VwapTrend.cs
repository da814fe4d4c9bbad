using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The trend as seen from the VWAP, [-1, 1]: slope of the VWAP, distance of the price from it, slope of the price,
/// and balance of the pivots (Berkowitz, Logue and Noser 1988 for the VWAP; here from closed bars). Missing until
/// there are 15 bars, and until six have closed since the anchor. Beside the score its terms, and the VWAP with its
/// deviation in points.
/// </summary>
[Plugin("vwap-trend")]
[Reads(EventKinds.Bar | EventKinds.Session | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class VwapTrend : IFeature
{
    internal const string SessionOpen = "18:00";
    private const string RegularOpen = "09:30";

    private readonly VwapTrendOptions _options;
    private readonly bool _isFromSessionOpen;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly SessionAnchor _anchor = new();
    private readonly Vwap _vwap = new();
    private readonly AverageTrueRange _atr = new();
    private readonly PivotBalance _pivots;
    private readonly RollingWindow _averages;
    private readonly RollingWindow _closes;

    /// <summary>Computes on the base period.</summary>
    /// <exception cref="ArgumentException">The anchor is neither 18:00 nor 09:30.</exception>
    public VwapTrend(VwapTrendOptions options, BarPeriod period, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        if (options.Anchor is not (SessionOpen or RegularOpen))
        {
            throw new ArgumentException($"anchor is '{options.Anchor}'; write 18:00 or 09:30.", nameof(options));
        }

        _options = options;
        _isFromSessionOpen = options.Anchor is SessionOpen;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _pivots = new PivotBalance(options.PivotBars);
        _averages = new RollingWindow(options.SlopeBars + 1);
        _closes = new RollingWindow(options.RegressionBars);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["score", "vwap", "sigma", "slope", "distance", "price-slope", "pivots"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                Add(in e);
                values.Clear();
                WriteVwap(e.TimeNs, values);
                if (IsReady)
                {
                    Write(e.TimeNs, values);
                }

                break;
            case EventKind.Session:
                _anchor.Announce(_isFromSessionOpen ? e.Session.OpenNs : e.Session.RegularOpenNs);
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    private bool IsReady => _averages.IsFull && _closes.IsFull && _atr.IsReady
        && _pivots.Count * 4 >= _options.PivotBars * 3;

    private void Add(in MarketEvent e)
    {
        ref readonly Bar bar = ref e.Bar;
        if (_anchor.IsFirst(e.VenueNs))
        {
            _vwap.Reset();
            _averages.Clear();
        }

        _atr.Add(in bar, e.VenueNs, e.TimeNs);
        _pivots.Add(in bar);
        _closes.Add(bar.CloseTicks);
        if (!_anchor.IsKnown)
        {
            return;
        }

        _vwap.Add(in bar);
        if (_vwap.HasValue)
        {
            _averages.Add(_vwap.ValueTicks);
        }
    }

    private void WriteVwap(long timeNs, Span<FeatureValue> values)
    {
        if (_vwap.HasValue)
        {
            values[1] = new FeatureValue(_vwap.ValueTicks * _pointsPerTick, FeatureStatus.Ok, timeNs);
            values[2] = new FeatureValue(_vwap.SigmaTicks * _pointsPerTick, FeatureStatus.Ok, timeNs);
        }
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        double slope = (_averages.Back(0) - _averages.Back(_options.SlopeBars)) / _options.SlopeBars;
        double trend = _closes.Slope();
        double range = _atr.Ticks;
        double agreement = Math.Sign(trend) == Math.Sign(slope) ? 1 : 0.5;
        double distance = Clip((_closes.Back(0) - _vwap.ValueTicks) / (2 * Math.Max(1, _vwap.SigmaTicks)));
        double slopeShare = Clip(slope / Math.Max(_options.SlopeFullTicks, 0.05 * range));
        double trendShare = Clip(trend / Math.Max(1, 0.15 * range)) * agreement;
        double score = (0.30 * slopeShare) + (0.25 * distance) + (0.25 * trendShare) + (0.20 * _pivots.Value);
        Set(values, 0, Clip(score), timeNs);
        Set(values, 3, slopeShare, timeNs);
        Set(values, 4, distance, timeNs);
        Set(values, 5, trendShare, timeNs);
        Set(values, 6, _pivots.Value, timeNs);
    }

    private void Clear()
    {
        _anchor.Forget();
        _vwap.Reset();
        _atr.Reset();
        _pivots.Clear();
        _averages.Clear();
        _closes.Clear();
    }

    private static void Set(Span<FeatureValue> values, int output, double value, long timeNs) =>
        values[output] = new FeatureValue(value, FeatureStatus.Ok, timeNs);

    private static double Clip(double value) => Math.Clamp(value, -1, 1);
}
