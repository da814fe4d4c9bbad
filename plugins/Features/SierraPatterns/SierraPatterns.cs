using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Battle Navale of the base timeframe together with four bar patterns, [-1, 1]. A pattern is known only when the bar
/// after it has closed. Missing for 20 bars, anew after a gap of 30 minutes and a roll, and while Battle Navale is.
/// </summary>
[Plugin("sierra-patterns")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class SierraPatterns : IFeature
{
    private const int WarmUpBars = 20;
    private const int UsualBars = 20;

    private readonly SierraPatternsOptions _options;
    private readonly BarPeriod _period;
    private readonly FeatureInput _signal;
    private readonly FeatureInput _trend;
    private readonly FeatureInput _direction;
    private readonly FeatureInput _quality;
    private readonly AverageTrueRange _atr = new();
    private readonly RollingQuantile _volumes = new(UsualBars);
    private readonly Bar[] _bars = new Bar[4];
    private readonly FadingPattern _longUp;
    private readonly FadingPattern _longDown;
    private readonly FadingPattern _colorDown;
    private readonly FadingPattern _colorUp;
    private double _usualVolume;
    private long _endNs;
    private int _count;

    /// <summary>Computes on the base period.</summary>
    public SierraPatterns(
        SierraPatternsOptions options,
        BarPeriod period,
        [Input("battle-navale@{base}.bn")] FeatureInput signal,
        [Input("battle-navale@{base}.trend")] FeatureInput trend,
        [Input("battle-navale@{base}.base-direction")] FeatureInput direction,
        [Input("battle-navale@{base}.base-quality")] FeatureInput quality)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(trend);
        ArgumentNullException.ThrowIfNull(direction);
        ArgumentNullException.ThrowIfNull(quality);
        _options = options;
        _period = period;
        _signal = signal;
        _trend = trend;
        _direction = direction;
        _quality = quality;
        _longUp = new FadingPattern(options.DecayBars);
        _longDown = new FadingPattern(options.DecayBars);
        _colorDown = new FadingPattern(options.DecayBars);
        _colorUp = new FadingPattern(options.DecayBars);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "ldu", "lud", "cds", "cus"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            _atr.Reset();
            Clear();
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            Add(in e);
            Write(e.TimeNs, values);
        }
    }

    private void Add(in MarketEvent e)
    {
        if (_count > 0 && MarketGap.Lies(_endNs, e.VenueNs))
        {
            Clear();
        }

        _endNs = e.TimeNs;
        _atr.Add(in e.Bar, e.VenueNs, e.TimeNs);
        Array.Copy(_bars, 1, _bars, 0, 3);
        _bars[3] = e.Bar;
        _count++;
        AddPatterns();

        // The median that ends at the pattern's bar: it is asked for when the next one closes.
        _volumes.Add(e.Bar.Volume);
        _usualVolume = _volumes.Median;
    }

    private void AddPatterns()
    {
        double scale = _options.AtrScale is { } ranges ? ranges * _atr.SoFarTicks : 0;
        double longTicks = scale > 0 ? scale : _options.LongTicks;
        double colorTicks = scale > 0 ? scale : _options.ColorTicks;
        bool hasThree = _count >= 3;
        bool hasFour = _count >= 4;
        _longUp.Add(hasThree ? Strength(BarShape.Long(in _bars[1], in _bars[2], in _bars[3], 1, longTicks), longTicks) : 0);
        _longDown.Add(hasThree ? Strength(BarShape.Long(in _bars[1], in _bars[2], in _bars[3], -1, longTicks), longTicks) : 0);
        _colorDown.Add(hasFour
            ? Strength(BarShape.Color(in _bars[0], in _bars[1], in _bars[2], in _bars[3], -1, colorTicks), colorTicks) : 0);
        _colorUp.Add(hasFour
            ? Strength(BarShape.Color(in _bars[0], in _bars[1], in _bars[2], in _bars[3], 1, colorTicks), colorTicks) : 0);
    }

    private double Strength(long reachTicks, double leastTicks)
    {
        if (reachTicks <= 0)
        {
            return 0;
        }

        double volume = _bars[2].Volume;
        double share = _usualVolume > 0 ? Math.Min(volume / _usualVolume, 1) : volume > 0 ? 1 : 0;
        return (0.7 * Math.Min(reachTicks / (2 * leastTicks), 1)) + (0.3 * share);
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        if (_count < WarmUpBars || !_signal.Value.IsUsable)
        {
            values.Clear();
            return;
        }

        double patterns = Math.Clamp(_longUp.Value + _colorUp.Value - _longDown.Value - _colorDown.Value, -1, 1);
        double score = (0.40 * _signal.Value.Value)
            + (0.25 * _direction.Value.Value * _quality.Value.Value)
            + (0.20 * _trend.Value.Value)
            + (0.15 * patterns);
        FeatureStatus status = _signal.Value.Status;
        values[0] = new FeatureValue(Math.Clamp(score, -1, 1), status, timeNs);
        values[1] = new FeatureValue(_longUp.Value, status, timeNs);
        values[2] = new FeatureValue(_longDown.Value, status, timeNs);
        values[3] = new FeatureValue(_colorDown.Value, status, timeNs);
        values[4] = new FeatureValue(_colorUp.Value, status, timeNs);
    }

    private void Clear()
    {
        _count = 0;
        _volumes.Clear();
        _usualVolume = 0;
        _longUp.Clear();
        _longDown.Clear();
        _colorDown.Clear();
        _colorUp.Clear();
    }
}
