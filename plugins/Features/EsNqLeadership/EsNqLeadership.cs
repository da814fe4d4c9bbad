using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Whether NQ runs ahead of ES, [-1, 1]: changes over 3, 30 and 300 seconds, each from its mean in standard deviations of
/// half an hour, of NQ less those of ES times the ratio of their volatilities (.8 to 1.6), smoothed. Prices are mids of
/// quotes, prints where there are no quotes, read once a second; volatilities are those of the 30-second changes over the
/// price. Beside it, at which lead the one-second changes of both go together most (Hayashi and Yoshida 2005; Huth and
/// Abergel 2014; here at whole seconds). Cleared by a gap, a lost feed and a roll. Missing without NQ and until the
/// window is full, and while one of the two was silent for ten seconds. The ratio to the price mirrors only nearly.
/// </summary>
[Plugin("es-nq-leadership")]
[Reads(EventKinds.Trade | EventKinds.Quote | EventKinds.FeedLost | EventKinds.Roll)]
[Reads(EventKinds.Trade | EventKinds.Quote | EventKinds.FeedLost | EventKinds.Roll, Instrument = "NQ")]
[MaxAge(Seconds = 10)]
public sealed class EsNqLeadership : IFeature
{
    private const long SecondNs = 1_000_000_000;
    private const double LeastBeta = 0.8;
    private const double MostBeta = 1.6;
    private const double MostLeadership = 2;
    private const int VolatilitySpan = 1;
    private const long MostSilenceNs = 10 * SecondNs;

    private static readonly int[] Spans = [3, 30, 300];
    private static readonly double[] Weights = [0.6, 0.3, 0.1];

    private readonly double _smoothing;
    private readonly int _nasdaq;
    private readonly LastPrice _ownPrice = new();
    private readonly LastPrice _otherPrice = new();
    private readonly SecondPrices _own;
    private readonly SecondPrices _other;
    private readonly LeadLag _lead;
    private double? _leadership;
    private long _nextNs;
    private long _lastNs;

    /// <summary>Computes on prints and quotes of both instruments.</summary>
    public EsNqLeadership(EsNqLeadershipOptions options, Instruments instruments)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instruments);
        _smoothing = options.Smoothing;
        _nasdaq = instruments.Find("NQ")?.Id ?? -1;
        _own = new SecondPrices(options.WindowMinutes * 60, Spans);
        _other = new SecondPrices(options.WindowMinutes * 60, Spans);
        _lead = new LeadLag(options.WindowMinutes * 60, options.MaxLeadSeconds);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "leadership", "beta", "lead-seconds", "lead-correlation"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is not (EventKind.Trade or EventKind.Quote or EventKind.Roll or EventKind.FeedLost))
        {
            return;
        }

        if (e.Kind is EventKind.Roll or EventKind.FeedLost || MarketGap.Lies(_lastNs, e.TimeNs))
        {
            Clear();
            values.Clear();
        }

        _lastNs = e.TimeNs;
        if (e.Kind is EventKind.Roll or EventKind.FeedLost)
        {
            return;
        }

        for (; _ownPrice.IsKnown && _otherPrice.IsKnown && _nextNs <= e.TimeNs; _nextNs += SecondNs)
        {
            Sample(_nextNs, values);
        }

        (e.Instrument == _nasdaq ? _otherPrice : _ownPrice).Take(in e);
        if (!_ownPrice.IsKnown || !_otherPrice.IsKnown)
        {
            _nextNs = e.TimeNs - (e.TimeNs % SecondNs) + SecondNs;
        }
    }

    private void Sample(long timeNs, Span<FeatureValue> values)
    {
        _own.Add(_ownPrice.HalfTicks);
        _other.Add(_otherPrice.HalfTicks);
        bool isSilent = timeNs - Math.Min(_ownPrice.HeardNs, _otherPrice.HeardNs) > MostSilenceNs;
        if (!_own.IsFull || isSilent || _own.Last <= 0 || _other.Last <= 0)
        {
            values.Clear();
            return;
        }

        _lead.Add(_own.SecondChange(0), _other.SecondChange(0));
        double own = _own.Deviation(VolatilitySpan) / _own.Last;
        double other = _other.Deviation(VolatilitySpan) / _other.Last;
        double ratio = own > 0 ? other / own : other > 0 ? MostBeta : 0;
        double beta = Math.Clamp(ratio, LeastBeta, MostBeta);
        double ahead = 0;
        for (int span = 0; span < Spans.Length; span++)
        {
            ahead += Weights[span] * (_other.Score(span) - (beta * _own.Score(span)));
        }

        double leadership = _leadership is { } before ? before + (_smoothing * (ahead - before)) : ahead;
        _leadership = leadership;
        double clipped = Math.Clamp(leadership, -MostLeadership, MostLeadership);
        values[0] = new FeatureValue(clipped / MostLeadership, FeatureStatus.Ok, timeNs);
        values[1] = new FeatureValue(clipped, FeatureStatus.Ok, timeNs);
        values[2] = new FeatureValue(beta, FeatureStatus.Ok, timeNs);
        values[3] = new FeatureValue(_lead.LeadSeconds, FeatureStatus.Ok, timeNs);
        values[4] = new FeatureValue(_lead.Correlation, FeatureStatus.Ok, timeNs);
    }

    private void Clear()
    {
        _ownPrice.Clear();
        _otherPrice.Clear();
        _own.Clear();
        _other.Clear();
        _lead.Clear();
        _leadership = null;
    }
}
