using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Where NQ goes, as far as ES goes with it, [-1, 1]: the correlation of the last 30 one-bar log returns, and the five-bar
/// return of NQ measured by its own volatility. A bar in which NQ did not trade has its last close, if that is at most
/// five minutes old; else the window begins anew. Missing without NQ and until the window is full. Log returns
/// mirror only nearly: a fall of ten points is a little more than a rise of ten.
/// </summary>
[Plugin("es-nq-correlation")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[Reads(EventKinds.Bar | EventKinds.Roll, Instrument = "NQ")]
[MaxAge(BaseBars = 2)]
public sealed class EsNqCorrelation : IFeature
{
    private const int ReturnBars = 5;
    private const long MostAgeNs = 300_000_000_000;

    private readonly BarPeriod _period;
    private readonly int _nasdaq;
    private readonly RollingWindow _own;
    private readonly RollingWindow _other;
    private double _ownClose;
    private double _otherClose;
    private double _pairedClose;
    private long _otherNs;
    private bool _hasOther;
    private bool _isPaired;

    /// <summary>Computes on the base period.</summary>
    public EsNqCorrelation(EsNqCorrelationOptions options, BarPeriod period, Instruments instruments)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instruments);
        _period = period;
        _nasdaq = instruments.Find("NQ")?.Id ?? -1;
        _own = new RollingWindow(options.WindowBars);
        _other = new RollingWindow(options.WindowBars);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "correlation", "nq-return"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            Clear();
            _hasOther = false;
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds && e.Bar.CloseTicks > 0)
        {
            if (e.Instrument == _nasdaq)
            {
                _otherClose = e.Bar.CloseTicks;
                _otherNs = e.TimeNs;
                _hasOther = true;
            }
            else
            {
                Add(in e);
                Write(e.TimeNs, values);
            }
        }
    }

    private void Add(in MarketEvent e)
    {
        if (!_hasOther || e.TimeNs - _otherNs > Math.Max(MostAgeNs, _period.Nanoseconds))
        {
            Clear();
            return;
        }

        if (_isPaired)
        {
            _own.Add(Math.Log(e.Bar.CloseTicks / _ownClose));
            _other.Add(Math.Log(_otherClose / _pairedClose));
        }

        _ownClose = e.Bar.CloseTicks;
        _pairedClose = _otherClose;
        _isPaired = true;
    }

    private void Write(long timeNs, Span<FeatureValue> values)
    {
        values.Clear();
        if (!_own.IsFull)
        {
            return;
        }

        double correlation = RollingWindow.Correlation(_own, _other);
        double change = 0;
        for (int back = 0; back < ReturnBars; back++)
        {
            change += _other.Back(back);
        }

        double deviation = Math.Sqrt(ReturnBars) * _other.StandardDeviation();
        double z = deviation > 0 ? change / deviation : 0;
        values[0] = new FeatureValue(Math.Clamp(Math.Tanh(z) * correlation, -1, 1), FeatureStatus.Ok, timeNs);
        values[1] = new FeatureValue(Math.Clamp(correlation, -1, 1), FeatureStatus.Ok, timeNs);
        values[2] = new FeatureValue(z, FeatureStatus.Ok, timeNs);
    }

    private void Clear()
    {
        _own.Clear();
        _other.Clear();
        _isPaired = false;
    }
}
