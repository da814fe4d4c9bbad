using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A new extreme that the order flow does not confirm, -1, 0 or 1: the price makes a new low of 20 bars while the
/// cumulative delta of the session stays above what it was at the low before, and the bar closes up: +1; mirrored: -1. On
/// the bar alone. The low before is the lowest of those bars, the latest of equal ones, and must be of the same session. A
/// delta that is estimated from prices could only repeat them: Missing then, and without delta, and for 20 bars.
/// </summary>
[Plugin("cvd-divergence")]
[Reads(EventKinds.Bar | EventKinds.Session | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class CvdDivergence : IFeature
{
    private readonly BarPeriod _period;
    private readonly SessionAnchor _anchor = new();
    private readonly BarFlow[] _bars;
    private double _cumulative;
    private int _session;
    private int _next;
    private int _count;

    /// <summary>Computes on the base period.</summary>
    public CvdDivergence(CvdDivergenceOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _period = period;
        _bars = new BarFlow[options.LookbackBars];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "cumulative-delta"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Session:
                _anchor.Announce(e.Session.OpenNs);
                break;
            case EventKind.Roll:
                _anchor.Forget();
                _count = 0;
                values.Clear();
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                OnBar(in e, values);
                break;
        }
    }

    private void OnBar(in MarketEvent e, Span<FeatureValue> values)
    {
        ref readonly Bar bar = ref e.Bar;
        if (_anchor.IsFirst(e.VenueNs))
        {
            _session++;
            _cumulative = 0;
        }

        values.Clear();
        if (!bar.HasDelta || bar.DeltaKind is DeltaKind.Estimated)
        {
            _count = 0;
            return;
        }

        _cumulative += bar.Delta;
        FeatureStatus status = bar.DeltaStatus;
        values[1] = new FeatureValue(_cumulative, status, e.TimeNs);
        if (_count == _bars.Length)
        {
            int score = Judge(in bar, 1, ref status) - Judge(in bar, -1, ref status);
            values[0] = new FeatureValue(score, status, e.TimeNs);
        }

        _bars[_next] = new BarFlow(bar.LowTicks, bar.HighTicks, _cumulative, _session, bar.DeltaStatus);
        _next = _next + 1 == _bars.Length ? 0 : _next + 1;
        _count = Math.Min(_count + 1, _bars.Length);
    }

    /// <summary>1 when a low (side +1) or a high (side -1) was made without the flow going along.</summary>
    private int Judge(in Bar bar, int side, ref FeatureStatus status)
    {
        BarFlow before = default;
        long extreme = long.MaxValue;
        for (int i = 0; i < _bars.Length; i++)
        {
            ref readonly BarFlow flow = ref _bars[(_next + i) % _bars.Length];
            status = FeatureValue.Worse(status, flow.Status);
            long here = side > 0 ? flow.LowTicks : -(long)flow.HighTicks;
            before = here <= extreme ? flow : before;
            extreme = Math.Min(extreme, here);
        }

        bool isNew = (side > 0 ? bar.LowTicks : -(long)bar.HighTicks) < extreme;
        bool isHeld = before.Session == _session && side * (_cumulative - before.Cumulative) > 0;
        return isNew && isHeld && bar.Direction == side ? 1 : 0;
    }

    private readonly record struct BarFlow(int LowTicks, int HighTicks, double Cumulative, int Session, FeatureStatus Status);
}
