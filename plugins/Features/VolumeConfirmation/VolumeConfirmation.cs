using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Whether volume and order flow confirm the move, [-1, 1]: the side of the flow weighed by the volume against what
/// is usual at this time of day (Admati and Pfleiderer 1988), the delta, the large prints, and whether volume goes
/// with the moves; each of these beside the score. Missing without a delta and until 20 bars came before; Partial where the bars are not built from
/// prints.
/// </summary>
[Plugin("volume-confirmation")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Session | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class VolumeConfirmation : IFeature
{
    private const int UsualBars = 20;
    private const int MoveBars = 5;

    /// <summary>The size of large prints that bars carry with them.</summary>
    private const int LargeInBars = 10;

    private readonly VolumeConfirmationOptions _options;
    private readonly BarPeriod _period;
    private readonly bool _isCountingPrints;
    private readonly SessionAnchor _session = new();
    private readonly TimeOfDayMedian _usualNow;
    private readonly RollingQuantile _usualBefore = new(UsualBars);
    private readonly RollingWindow _closes = new(MoveBars + 1);
    private readonly RollingWindow _moves;
    private readonly RollingWindow _volumes;
    private long _largeDelta;

    /// <summary>Computes on the base period.</summary>
    public VolumeConfirmation(VolumeConfirmationOptions options, BarPeriod period)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _period = period;
        _isCountingPrints = options.LargePrintContracts != LargeInBars;
        _usualNow = new TimeOfDayMedian(period, options.ReferenceSessions);
        _moves = new RollingWindow(options.CorrelationBars);
        _volumes = new RollingWindow(options.CorrelationBars);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["score", "volume-ratio", "side", "delta-share", "large-share", "move-correlation"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Trade when _isCountingPrints && e.Trade.Size >= _options.LargePrintContracts:
                _largeDelta += e.Trade.Size * (int)e.Trade.Aggressor;
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                OnBar(in e, values);
                break;
            case EventKind.Session:
                _session.Announce(e.Session.OpenNs);
                break;
            case EventKind.Roll:
                Clear();
                values.Clear();
                break;
        }
    }

    private void OnBar(in MarketEvent e, Span<FeatureValue> values)
    {
        ref readonly Bar bar = ref e.Bar;
        if (_session.IsFirst(e.VenueNs))
        {
            _usualNow.BeginSession();
        }

        long sinceOpenNs = e.VenueNs - _session.Ns;
        bool isUsualKnown = TryUsual(sinceOpenNs, out double usual);
        Remember(in bar, sinceOpenNs);
        long largeDelta = _isCountingPrints ? _largeDelta : (long)bar.LargeBuyVolume - bar.LargeSellVolume;
        _largeDelta = 0;
        values.Clear();
        if (!isUsualKnown || !_moves.IsFull || !_closes.IsFull || !bar.HasDelta)
        {
            return;
        }

        FeatureStatus status = bar.HasPrints
            ? bar.DeltaStatus
            : FeatureValue.Worse(bar.DeltaStatus, FeatureStatus.Partial);
        if (bar.Volume == 0)
        {
            values[0] = new FeatureValue(0, status, e.TimeNs);
            return;
        }

        Write(in bar, usual, largeDelta, status, e.TimeNs, values);
    }

    /// <summary>The usual volume at this time of day; with too few sessions, of the bars before this one.</summary>
    private bool TryUsual(long sinceOpenNs, out double usual)
    {
        if (_session.IsKnown && _usualNow.TryMedian(sinceOpenNs, (_options.ReferenceSessions + 1) / 2, out usual))
        {
            return true;
        }

        usual = _usualBefore.Median;
        return _usualBefore.IsFull;
    }

    private void Write(
        in Bar bar, double usual, long largeDelta, FeatureStatus status, long timeNs, Span<FeatureValue> values)
    {
        double deltaShare = bar.Delta / bar.Volume;
        double full = usual > 0 ? Math.Min(bar.Volume / usual / _options.RatioFull, 1) : 1;
        int side = Side(in bar, deltaShare);
        double largeShare = Math.Clamp(8.0 * largeDelta / bar.Volume, -1, 1);
        int move = Math.Sign(_closes.Back(0) - _closes.Back(MoveBars));
        double agreement = move * Math.Max(0, RollingWindow.Correlation(_moves, _volumes));
        double score = (0.45 * side * full)
            + (0.25 * Math.Clamp(2.2 * deltaShare, -1, 1))
            + (0.20 * agreement);
        score = bar.HasPrints ? score + (0.10 * largeShare) : score / 0.90;
        values[0] = new FeatureValue(Math.Clamp(score, -1, 1), status, timeNs);
        values[1] = usual > 0 ? new FeatureValue(bar.Volume / usual, status, timeNs) : FeatureValue.Missing;
        values[2] = new FeatureValue(side, status, timeNs);
        values[3] = new FeatureValue(deltaShare, status, timeNs);
        values[4] = bar.HasPrints ? new FeatureValue(largeShare, status, timeNs) : FeatureValue.Missing;
        values[5] = new FeatureValue(agreement, status, timeNs);
    }

    private int Side(in Bar bar, double deltaShare)
    {
        if (Math.Abs(deltaShare) >= _options.MinDeltaShare)
        {
            return Math.Sign(deltaShare);
        }

        return bar.BodyTicks > 0.5 * bar.RangeTicks ? bar.Direction : 0;
    }

    private void Remember(in Bar bar, long sinceOpenNs)
    {
        if (_session.IsKnown)
        {
            _usualNow.Add(sinceOpenNs, bar.Volume);
        }

        if (_closes.Count > 0)
        {
            _moves.Add(Math.Abs(bar.CloseTicks - _closes.Back(0)));
        }

        _usualBefore.Add(bar.Volume);
        _closes.Add(bar.CloseTicks);
        _volumes.Add(bar.Volume);
    }

    private void Clear()
    {
        _session.Forget();
        _usualNow.Clear();
        _usualBefore.Clear();
        _closes.Clear();
        _moves.Clear();
        _volumes.Clear();
        _largeDelta = 0;
    }
}
