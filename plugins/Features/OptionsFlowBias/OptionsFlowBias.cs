using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// What the flow in index options leans to, [-1, 1]: half for the delta that option buyers took (needs volume by side), .3 for puts
/// against calls relative to what is usual at this time of day, .2 for the skew against its mean; renormalised over those there
/// are (Pan and Poteshman 2006; Ge, Lin and Pearson 2016; Xing, Zhang and Zhao 2010). At each snapshot of the chain. Partial unless all
/// three are there; Stale after 30 minutes, a chain of the end of its day after 480; Missing without a chain, or when none of the
/// three can be told.
/// </summary>
/// <remarks>
/// Put and call volume of all expiries, those of the day too; the history is of the session dates seen in the run, the current one
/// left out. A day's value at this time is its last one within half an hour before. The skew is the implied volatility of the
/// 25-delta put less that of the 25-delta call, linear in delta between the two rows that enclose it, of the expiry nearest to
/// skew-days calendar days, of equally near ones the earlier. Deltas are the chain's, else those of Black and Scholes.
/// </remarks>
[Plugin("options-flow-bias")]
[Reads(EventKinds.Session | EventKinds.Decision)]
public sealed class OptionsFlowBias : IBackgroundFeature
{
    private const string Index = "SPX";
    private const double FlowWeight = 0.5;
    private const double PutCallWeight = 0.3;
    private const double SkewWeight = 0.2;
    private const long MinuteNs = 60_000_000_000;
    private const long MaxAgeNs = 30 * MinuteNs;
    private const long MaxEndOfDayAgeNs = 480 * MinuteNs;
    private const double NsPerSecond = 1e9;
    private const int KeptSessions = 8;

    private readonly OptionsFlowBiasOptions _options;
    private readonly Instruments _instruments;
    private readonly FigureSet _figures = new(FlowFigure.Count);
    private readonly FlowHistory _putCall;
    private readonly FlowHistory _signed;
    private readonly FlowHistory _skew;
    private readonly (int Date, long OpenNs)[] _sessions = new (int, long)[KeptSessions];
    private long _dueNs = long.MaxValue;

    /// <summary>Reads the chain of SPX.</summary>
    public OptionsFlowBias(OptionsFlowBiasOptions options, Instruments instruments)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _instruments = instruments;
        _putCall = new FlowHistory(options.ReferenceDays);
        _signed = new FlowHistory(options.ReferenceDays);
        _skew = new FlowHistory(options.ReferenceDays);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["score", "put-call", "put-call-reference", "put-call-term", "signed-delta", "flow-term", "skew", "skew-term"];

    /// <inheritdoc />
    public IBackgroundWork CreateWork() =>
        new OptionsFlowBiasWork(_options.SkewDays, _instruments.Find(Index)?.Id ?? short.MinValue);

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Session when e.Session.IsSessionStart || _sessions[0].OpenNs != e.Session.OpenNs:
                Array.Copy(_sessions, 0, _sessions, 1, KeptSessions - 1);
                _sessions[0] = (e.Session.DateNumber, e.Session.OpenNs);
                break;
            case EventKind.Figures when _figures.Add(in e.Figures):
                OnFigures(e.TimeNs, values);
                break;
            case EventKind.Decision when e.TimeNs > _dueNs:
                _dueNs = long.MaxValue;
                foreach (ref FeatureValue value in values)
                {
                    value = value.IsUsable ? value with { Status = FeatureStatus.Stale } : value;
                }

                break;
        }
    }

    private void OnFigures(long nowNs, Span<FeatureValue> values)
    {
        values.Clear();
        long asOfNs = (long)(_figures.Values[FlowFigure.AsOfSeconds] * NsPerSecond);
        (int date, int minute) = MomentOf(asOfNs);
        double putCall = _figures.Values[FlowFigure.PutCall];
        double signed = _figures.Values[FlowFigure.SignedDelta];
        double skew = _figures.Values[FlowFigure.Skew];
        double reference = _putCall.Median(date, minute, _options.MinDays) ?? _options.PutCallReference;
        double? putCallTerm = double.IsFinite(putCall) ? Math.Clamp(-Math.Log(putCall / reference) / Math.Log(2), -1, 1) : null;
        double? flowTerm = double.IsFinite(signed) && _signed.Moments(date, minute, _options.MinDays) is { } flows
            ? Ratio(signed, 2 * flows.Deviation) : null;
        double? skewTerm = double.IsFinite(skew) && _skew.Moments(date, minute, _options.MinDays) is { } skews
            ? -Ratio(skew - skews.Mean, 2 * skews.Deviation) : null;
        Keep(_putCall, date, minute, putCall);
        Keep(_signed, date, minute, signed);
        Keep(_skew, date, minute, skew);

        double weight = (flowTerm is null ? 0 : FlowWeight) + (putCallTerm is null ? 0 : PutCallWeight) + (skewTerm is null ? 0 : SkewWeight);
        double sum = (FlowWeight * (flowTerm ?? 0)) + (PutCallWeight * (putCallTerm ?? 0)) + (SkewWeight * (skewTerm ?? 0));
        bool isWhole = flowTerm is not null && putCallTerm is not null && skewTerm is not null;
        FeatureStatus status = isWhole ? FeatureStatus.Ok : FeatureStatus.Partial;
        Set(values, 0, weight > 0 ? sum / weight : null, status, nowNs);
        Set(values, 1, double.IsFinite(putCall) ? putCall : null, FeatureStatus.Ok, nowNs);
        Set(values, 2, reference, FeatureStatus.Ok, nowNs);
        Set(values, 3, putCallTerm, status, nowNs);
        Set(values, 4, double.IsFinite(signed) ? signed : null, FeatureStatus.Ok, nowNs);
        Set(values, 5, flowTerm, status, nowNs);
        Set(values, 6, double.IsFinite(skew) ? skew : null, FeatureStatus.Ok, nowNs);
        Set(values, 7, skewTerm, status, nowNs);
        bool isEndOfDay = nowNs - asOfNs > MaxAgeNs;
        _dueNs = nowNs + (isEndOfDay ? MaxEndOfDayAgeNs : MaxAgeNs);
    }

    /// <summary>Session date and minute of the session of a moment.</summary>
    private (int Date, int Minute) MomentOf(long timeNs)
    {
        foreach ((int date, long openNs) in _sessions)
        {
            if (date > 0 && timeNs >= openNs)
            {
                return (date, (int)((timeNs - openNs) / MinuteNs));
            }
        }

        // Of before the first session of the run: the same minute of an unknown, earlier date.
        long dayNs = 1440 * MinuteNs;
        long since = (timeNs - _sessions[0].OpenNs) % dayNs;
        return (1, (int)((since < 0 ? since + dayNs : since) / MinuteNs));
    }

    private static double Ratio(double value, double over) => value == 0 ? 0 : Math.Clamp(value / over, -1, 1);

    private static void Keep(FlowHistory history, int date, int minute, double value)
    {
        if (double.IsFinite(value))
        {
            history.Add(date, minute, value);
        }
    }

    private static void Set(Span<FeatureValue> values, int output, double? value, FeatureStatus status, long timeNs)
    {
        if (value is { } there)
        {
            values[output] = new FeatureValue(there, status, timeNs);
        }
    }
}
