using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// How unusual the last base bar was, [0, 1] and without a side: the largest of the anomalies of volume, spread, number of
/// trades and imbalance of the best prices against the last 200 bars, by median and median absolute deviation (Iglewicz
/// and Hoaglin 1993). The spread is weighed by time; the imbalance is that of the best prices, averaged over their changes,
/// from depth where there is depth. Partial where a bar told only some of the four; Missing until one has 200 bars.
/// </summary>
[Plugin("microstructure-anomaly")]
[Reads(EventKinds.Bar | EventKinds.Quote | EventKinds.Depth | EventKinds.Session | EventKinds.FeedLost | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class MicrostructureAnomaly : IFeature, IStateNames
{
    private const int TypeOutput = 1;

    private static readonly string[] Names = ["none", "volume", "spread", "trades", "imbalance"];

    private readonly BarPeriod _period;
    private readonly Unusual[] _series;
    private readonly BookMinute _minute;
    private readonly OrderBook _book = new(1);
    private bool _hasDepth;

    /// <summary>Computes on the base period.</summary>
    public MicrostructureAnomaly(MicrostructureAnomalyOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _period = period;
        _minute = new BookMinute(period.Nanoseconds);
        _series =
        [
            new(options.WindowBars, 3, 5),
            new(options.WindowBars, 2, 4),
            new(options.WindowBars, 3, 5),
            new(options.WindowBars, 3, 5),
        ];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["value", "type", "volume", "spread", "trades", "imbalance"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Depth:
                _hasDepth = true;
                _book.Apply(in e.Depth);
                if (_book.IsConsistent)
                {
                    _minute.Set(_book.Best, e.TimeNs);
                }

                break;
            case EventKind.Quote when !_hasDepth:
                _minute.Set(in e.Quote, e.TimeNs);
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                _minute.Pass(e.TimeNs);
                Write(in e, values);
                _minute.Begin(e.TimeNs);
                break;
            case EventKind.Session:
                _minute.OnSession(e.Session.OpenNs);
                break;
            case EventKind.FeedLost:
                _minute.Clear();
                _book.Clear();
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    /// <inheritdoc />
    public string? NameOf(int output, double value) =>
        output == TypeOutput && value >= 0 && value < Names.Length ? Names[(int)value] : null;

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        values.Clear();
        double? trades = e.Bar.Trades > 0 || e.Bar.Volume == 0 ? e.Bar.Trades : null;
        double largest = 0;
        AnomalyType type = AnomalyType.None;
        bool isAny = false;
        bool isWhole = true;
        ReadOnlySpan<double?> now = [e.Bar.Volume, _minute.Spread, trades, _minute.Imbalance];
        for (int i = 0; i < now.Length; i++)
        {
            bool isKnown = now[i] is not null;
            if (now[i] is { } value)
            {
                _series[i].Add(value);
            }

            isKnown &= _series[i].IsReady;
            isAny |= isKnown;
            isWhole &= isKnown;
            if (isKnown)
            {
                values[2 + i] = new FeatureValue(_series[i].Value, FeatureStatus.Ok, e.TimeNs);
                type = _series[i].Value > largest ? AnomalyType.Volume + i : type;
                largest = Math.Max(largest, _series[i].Value);
            }
        }

        if (isAny)
        {
            FeatureStatus status = isWhole ? FeatureStatus.Ok : FeatureStatus.Partial;
            values[0] = new FeatureValue(largest, status, e.TimeNs);
            values[TypeOutput] = new FeatureValue((int)type, status, e.TimeNs);
        }
    }

    private void Clear()
    {
        _minute.Clear();
        _book.Clear();
        _hasDepth = false;
        foreach (Unusual series in _series)
        {
            series.Clear();
        }
    }
}
