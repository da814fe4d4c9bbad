using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// How volatile the market is, judged at each closed five-minute bar by VIX and by the average true range against
/// what is usual at this time of day (Andersen and Bollerslev 1997 on why the time of day matters): low, normal, high
/// or extreme, with the threshold and the factors that belong to it. Partial without VIX, without the range, or with
/// a short history; Estimated with a daily VIX; Missing without both. Beside it the realised volatility of the last regular
/// hours (Garman and Klass 1980), in percent a year.
/// </summary>
[Plugin("volatility-regime")]
[Reads(EventKinds.Bar | EventKinds.Session | EventKinds.Roll)]
[Reads(EventKinds.Index, Instrument = "VIX")]
[Bars("5m")]
public sealed class VolatilityRegime : IFeature, IStateNames
{
    private const int Sessions = 20;
    private const int LeastSessions = 5;
    private const int RecentBars = 78;

    private static readonly BarPeriod FiveMinutes = new(300);
    private static readonly string[] Names = ["low", "normal", "high", "extreme"];
    private static readonly double[] Factors = [0.8, 1.0, 1.4, 1.4];
    private static readonly double[] SizeFactors = [1.0, 1.0, 0.8, 0.5];

    private readonly RegimeTarget _target;
    private readonly double[] _thresholds;
    private readonly RegimeLimits _limits;
    private readonly RegimeLimits _lowered;
    private readonly RegimeHysteresis _regime;
    private readonly AverageTrueRange _atr = new();
    private readonly SessionAnchor _session = new();
    private readonly TimeOfDayMedian _usualNow = new(FiveMinutes, Sessions);
    private readonly RollingQuantile _recent = new(RecentBars);
    private readonly LastIndex _vix = new();
    private readonly RealisedVolatility _realised = new();

    /// <summary>Computes on five-minute bars.</summary>
    /// <exception cref="ArgumentException">A list of limits or thresholds has a wrong length or order.</exception>
    public VolatilityRegime(VolatilityRegimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        RequireRising(options.Vix, "vix", ["low", "high", "extreme"], 1000);
        RequireRising(options.Ratio, "ratio", ["low", "high", "extreme"], 1000);
        RequireRising(options.Thresholds, "thresholds", Names, 1);
        _target = options.ApplyTo;
        _thresholds = [.. options.Thresholds];
        _limits = new RegimeLimits(options.Vix, options.Ratio, 1);
        _lowered = new RegimeLimits(options.Vix, options.Ratio, 1 - options.Hysteresis);
        _regime = new RegimeHysteresis(options.PersistBars);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["regime", "ratio", "threshold", "factor", "size-factor", "score-factor", "realised-volatility", "on-score"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Bar when e.Bar.PeriodSeconds == FiveMinutes.Seconds:
                OnBar(in e, values);
                break;
            case EventKind.Index:
                _vix.Set(in e.Index, e.TimeNs);
                break;
            case EventKind.Session:
                _session.Announce(e.Session.OpenNs);
                _vix.OnSession(in e.Session);
                _realised.OnSession(in e.Session);
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

    private void OnBar(in MarketEvent e, Span<FeatureValue> values)
    {
        double? ratio = Ratio(in e, out FeatureStatus status);
        double? vix = _vix.At(e.TimeNs);
        if (ratio is null && vix is null)
        {
            values.Clear();
            return;
        }

        if (ratio is null || vix is null)
        {
            status = FeatureStatus.Partial;
        }
        else if (_vix.IsDaily)
        {
            status = FeatureValue.Worse(status, FeatureStatus.Estimated);
        }

        _regime.Update(_limits.Judge(vix, ratio), _lowered.Judge(vix, ratio));
        Write(ratio, status, e.TimeNs, values);
    }

    /// <summary>The range against the usual one; null until there are enough bars.</summary>
    private double? Ratio(in MarketEvent e, out FeatureStatus status)
    {
        status = FeatureStatus.Ok;
        if (_session.IsFirst(e.VenueNs))
        {
            _usualNow.BeginSession();
            _realised.BeginSession();
        }

        _realised.Add(in e.Bar, e.VenueNs);
        _atr.Add(in e.Bar, e.VenueNs, e.TimeNs);
        if (!_atr.IsReady)
        {
            return null;
        }

        double range = _atr.Ticks;
        _recent.Add(range);
        long sinceOpenNs = e.VenueNs - _session.Ns;
        if (!_session.IsKnown || !_usualNow.TryMedian(sinceOpenNs, LeastSessions, out double usual))
        {
            usual = _recent.Median;
            status = FeatureStatus.Partial;
        }

        if (_session.IsKnown)
        {
            _usualNow.Add(sinceOpenNs, range);
        }

        return usual > 0 ? range / usual : 0;
    }

    private void Write(double? ratio, FeatureStatus status, long timeNs, Span<FeatureValue> values)
    {
        int regime = _regime.Current;
        double factor = Factors[regime];
        double threshold = _thresholds[_target is RegimeTarget.Score ? RegimeLimits.Normal : regime];
        values[0] = new FeatureValue(regime, status, timeNs);
        values[1] = ratio is { } known ? new FeatureValue(known, status, timeNs) : FeatureValue.Missing;
        values[2] = new FeatureValue(threshold, status, timeNs);
        values[3] = new FeatureValue(factor, status, timeNs);
        values[4] = new FeatureValue(SizeFactors[regime], status, timeNs);
        values[5] = new FeatureValue(_target is RegimeTarget.Threshold ? 1 : factor, status, timeNs);
        values[7] = new FeatureValue(_target is RegimeTarget.Threshold ? 0 : 1, status, timeNs);
        values[6] = _realised.Percent is { } percent ? new FeatureValue(percent, FeatureStatus.Ok, timeNs) : FeatureValue.Missing;
    }

    private void Clear()
    {
        _atr.Reset();
        _session.Forget();
        _usualNow.Clear();
        _recent.Clear();
        _regime.Clear();
        _realised.Clear();
    }

    private static void RequireRising(IReadOnlyList<double> values, string name, string[] places, double most)
    {
        if (values.Count != places.Length)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} needs {places.Length} numbers ({string.Join(", ", places)}), not {values.Count}."),
                nameof(values));
        }

        for (int i = 0; i < values.Count; i++)
        {
            if (!(values[i] > 0 && values[i] <= most))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} must lie above 0 and not above {most}; {places[i]} does not."),
                    nameof(values));
            }

            if (i > 0 && values[i] < values[i - 1])
            {
                throw new ArgumentException(
                    $"{name} must not fall from {places[i - 1]} to {places[i]}; write them in rising order.",
                    nameof(values));
            }
        }
    }
}
