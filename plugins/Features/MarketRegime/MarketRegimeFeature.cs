using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// What kind of market it is, judged at each closed five-minute bar on the last 30 of them: trending, ranging, or
/// neither, with the strength of the trend [-1, 1] and the edges and the quality [0, 1] of the range. A kind that shows on
/// two updates in a row is the regime; the first update, and none on two in a row, is unknown; two different ones are a
/// transition. The VWAP is that of the base bars, read at the ends of five-minute bars; "one-minute changes" are
/// changes of the base bars. A gap clears nothing, a roll everything. Missing until the window is full.
/// (Wilder 1978 for the directional index, Kaufman 1995 for efficiency, Lo and MacKinlay 1988 for the variance ratio.)
/// </summary>
[Plugin("market-regime")]
[Reads(EventKinds.Bar | EventKinds.Session | EventKinds.Roll)]
[Bars("5m")]
public sealed class MarketRegimeFeature : IFeature, IStateNames
{
    private const int EfficiencyBars = 20;
    private const int SlopeBars = 5;
    private const int VarianceChanges = 60;
    private const int VarianceLag = 5;

    private static readonly BarPeriod FiveMinutes = new(300);
    private static readonly string[] Names =
        ["unknown", "trend_bullish", "trend_bearish", "range_tight", "range_wide", "transition"];

    private readonly RegimeRules _rules;
    private readonly RangeWindow _range;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly SessionAnchor _anchor = new();
    private readonly Vwap _vwap = new();
    private readonly RollingWindow _averages = new(SlopeBars + 1);
    private readonly VarianceRatio _variance = new(VarianceChanges, VarianceLag);
    private readonly EfficiencyRatio _efficiency = new(EfficiencyBars);
    private readonly RollingWindow _closes = new(EfficiencyBars + 1);
    private readonly DirectionalIndex _direction = new();
    private readonly AverageTrueRange _atr = new();
    private readonly PivotBalance _pivots;
    private MarketRegime? _seen;

    /// <summary>Computes on five-minute bars.</summary>
    /// <exception cref="ArgumentException">A pair of limits has a wrong length or order.</exception>
    public MarketRegimeFeature(MarketRegimeOptions options, BarPeriod period, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _rules = new RegimeRules(options);
        _range = new RangeWindow(options.WindowBars);
        _pivots = new PivotBalance(options.WindowBars);
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["regime", "trend-score", "confidence", "support", "resistance", "range-quality", "variance-ratio"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Bar:
                if (e.Bar.PeriodSeconds == _period.Seconds)
                {
                    AddBase(in e);
                }

                if (e.Bar.PeriodSeconds == FiveMinutes.Seconds)
                {
                    Add(in e);
                    Write(e.TimeNs, values);
                }

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

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == 0 && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private void AddBase(in MarketEvent e)
    {
        _variance.Add(e.Bar.CloseTicks);
        if (_anchor.IsFirst(e.VenueNs))
        {
            _vwap.Reset();
            _averages.Clear();
        }

        if (_anchor.IsKnown)
        {
            _vwap.Add(in e.Bar);
        }
    }

    private void Add(in MarketEvent e)
    {
        ref readonly Bar bar = ref e.Bar;
        _efficiency.Add(bar.CloseTicks);
        _closes.Add(bar.CloseTicks);
        _direction.Add(in bar, e.VenueNs, e.TimeNs);
        _atr.Add(in bar, e.VenueNs, e.TimeNs);
        _pivots.Add(in bar);
        _range.Add(in bar, _atr.LastTrueRangeTicks, e.TimeNs);
        if (_vwap.HasValue)
        {
            _averages.Add(_vwap.ValueTicks);
        }
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        values.Clear();
        if (!_range.IsFull || !_direction.IsReady)
        {
            return;
        }

        _range.Measure();
        double trendScore = TrendScore();
        MarketRegime now = _rules.Judge(trendScore, _direction.Value, _atr.Ticks, _efficiency.Value, _range);
        MarketRegime regime = _seen is null ? MarketRegime.Unknown : now == _seen ? now : MarketRegime.Transition;
        _seen = now;
        double confidence = regime switch
        {
            MarketRegime.TrendBullish or MarketRegime.TrendBearish => Math.Abs(trendScore),
            MarketRegime.RangeTight or MarketRegime.RangeWide => _range.Quality,
            _ => 0,
        };
        Set(values, 0, (int)regime, timeNs);
        Set(values, 1, trendScore, timeNs);
        Set(values, 2, confidence, timeNs);
        Set(values, 3, _range.SupportTicks * _pointsPerTick, timeNs);
        Set(values, 4, _range.ResistanceTicks * _pointsPerTick, timeNs);
        Set(values, 5, _range.Quality, timeNs);
        if (_variance.IsReady)
        {
            Set(values, 6, _variance.Value, timeNs);
        }
    }

    private double TrendScore()
    {
        double slope = _averages.IsFull ? (_averages.Back(0) - _averages.Back(SlopeBars)) / SlopeBars : 0;
        int way = Math.Sign(_closes.Back(0) - _closes.Back(EfficiencyBars));
        return (0.35 * _pivots.Value) + (0.35 * Math.Clamp(slope / 0.5, -1, 1)) + (0.30 * way * _efficiency.Value);
    }

    private void Clear()
    {
        _anchor.Forget();
        _vwap.Reset();
        _averages.Clear();
        _variance.Clear();
        _efficiency.Clear();
        _closes.Clear();
        _direction.Reset();
        _atr.Reset();
        _pivots.Clear();
        _range.Clear();
        _seen = null;
    }

    private static void Set(Span<FeatureValue> values, int output, double value, long timeNs) =>
        values[output] = new FeatureValue(value, FeatureStatus.Ok, timeNs);
}
