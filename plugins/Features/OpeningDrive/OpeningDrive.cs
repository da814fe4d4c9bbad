using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A drive of the first 45 minutes (09:30-10:15 New York) that runs out at a wall: at least half an average true
/// range of 15 minutes from the open to the extreme, no new extreme in the last closed bar, the close within eight
/// ticks of a wall that lies on the side of the move from the open, no burst of volume, and VIX above its value at
/// 09:30. It is faded towards the VWAP. The move is that to the farther of the two extremes since 09:30. VIX has no
/// mirror: it must have risen for both sides. Outside the window and on days without trading the signal is 0 and
/// nothing is measured. In the window Missing while an input or the range is, without the bar that begins at 09:30,
/// without prints of 30 minutes, without VIX, and with a daily VIX.
/// </summary>
[Plugin("opening-drive")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.Session | EventKinds.FeedLost | EventKinds.Roll)]
[Reads(EventKinds.Index, Instrument = "VIX")]
[Bars("15m")]
[MaxAge(BaseBars = 2)]
public sealed class OpeningDrive : IFeature
{
    private readonly OpeningDriveOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly long _windowNs;
    private readonly FeatureInput _callWall;
    private readonly FeatureInput _putWall;
    private readonly FeatureInput _vwap;
    private readonly QuarterHourRange _range;
    private readonly Drive _drive;
    private readonly VixChange _vix = new();
    private readonly VolumeBurst _burst = new();
    private Session? _session;

    /// <summary>Computes on the base period.</summary>
    public OpeningDrive(
        OpeningDriveOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] FeatureInput putWall,
        [Input("vwap-trend.vwap")] FeatureInput vwap)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _windowNs = (long)(options.WindowMinutes * 60e9);
        _callWall = callWall;
        _putWall = putWall;
        _vwap = vwap;
        _range = new QuarterHourRange(period);
        _drive = new Drive(period);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
    [
        "signal", "target", "stop", "call-wall-ticks", "put-wall-ticks", "move-ticks", "stall-bars", "atr-ticks",
        "burst-ratio", "vix-change",
    ];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                _burst.Add(in e.Trade, e.TimeNs);
                break;
            case EventKind.Bar:
                OnBar(in e, values);
                break;
            case EventKind.Index:
                _vix.Set(in e.Index, e.TimeNs);
                break;
            case EventKind.Session:
                _session = e.Session;
                _drive.Announce(e.Session.RegularOpenNs);
                _vix.OnSession(in e.Session);
                break;
            case EventKind.FeedLost:
                _burst.Clear();
                break;
            case EventKind.Roll:
                _burst.Clear();
                _drive.Clear();
                _range.Reset();
                values.Clear();
                break;
        }
    }

    private void OnBar(in MarketEvent e, Span<FeatureValue> values)
    {
        _range.Add(in e.Bar, e.VenueNs, e.TimeNs);
        if (e.Bar.PeriodSeconds != _period.Seconds)
        {
            return;
        }

        values.Clear();
        if (_session is not { } session)
        {
            return;
        }

        bool isInWindow = session.IsRegularHours(e.VenueNs) && e.TimeNs - session.RegularOpenNs <= _windowNs;
        if (!isInWindow)
        {
            new SetupRow(values, FeatureStatus.Ok, e.TimeNs).Say(0);
            return;
        }

        _drive.Add(in e.Bar, e.VenueNs);
        Write(in e, values);
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        FeatureStatus status = FeatureValue.Worse(
            FeatureValue.Worst(_callWall.Value, _putWall.Value, _vwap.Value), _range.Status);
        bool isKnown = status <= FeatureStatus.Partial && _drive.IsKnown;
        if (!isKnown || _burst.RatioAt(e.TimeNs) is not { } burst || _vix.At(e.TimeNs) is not { } vix)
        {
            return;
        }

        double call = (_callWall.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double put = (_putWall.Value.Value / _pointsPerTick) - e.Bar.CloseTicks;
        double move = _drive.MoveTicks;
        int way = Math.Sign(move);
        double sinceOpen = (double)e.Bar.CloseTicks - _drive.OpenTicks;
        bool isAtWall = IsAhead(call, sinceOpen, way) || IsAhead(put, sinceOpen, way);
        bool isSpent = Math.Abs(move) >= _options.MoveAtr * _range.Ticks && _drive.StallBars >= _options.StallBars;
        int side = isAtWall && isSpent && burst < _options.BurstRatio && vix > 0 ? -way : 0;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(side, e.Bar.CloseTicks * _pointsPerTick, _vwap.Value.Value);
        row.Put(3, call);
        row.Put(4, put);
        row.Put(5, move);
        row.Put(6, _drive.StallBars);
        row.Put(7, _range.Ticks);
        row.Put(8, burst);
        row.Put(9, vix);
    }

    /// <summary>Whether a wall is near the close, and on the side of the open to which the market moved.</summary>
    private bool IsAhead(double distanceTicks, double sinceOpenTicks, int way) =>
        Math.Abs(distanceTicks) <= _options.ReachTicks && way * (sinceOpenTicks + distanceTicks) > 0;
}
