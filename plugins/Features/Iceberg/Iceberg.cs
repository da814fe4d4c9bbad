using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A large order that shows only a part of itself: +1 on the bid, -1 on the offer, once the hint (four refills at one
/// price, five times as much executed as displayed) has lasted 30 seconds; 0 without. With its price in points, how long it
/// lasts, and how often it was refilled. Estimated where an aggressor was inferred since the hint began; Missing until
/// quotes with sizes exist for as long as a hint must last. A lost feed and a roll clear it.
/// </summary>
[Plugin("iceberg")]
[Reads(EventKinds.Quote | EventKinds.Trade | EventKinds.Decision | EventKinds.FeedLost | EventKinds.Roll)]
[MaxAge(Seconds = 60)]
public sealed class Iceberg : IFeature
{
    private readonly double _holdSeconds;
    private readonly double _pointsPerTick;
    private readonly IcebergTracker _tracker = new();
    private long _lastNs;
    private long _firstNs;

    /// <summary>Computes on quotes and prints.</summary>
    public Iceberg(IcebergOptions options, Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _holdSeconds = options.HoldSeconds;
        _pointsPerTick = instrument.PointsPerTick;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["score", "hint", "price", "held-seconds", "refills", "times-displayed"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Quote:
                _firstNs = _tracker.HasQuote ? _firstNs : e.TimeNs;
                _tracker.OnQuote(in e.Quote, e.TimeNs);
                _lastNs = e.TimeNs;
                Write(e.TimeNs, values);
                break;
            case EventKind.Trade:
                _tracker.OnTrade(in e.Trade, e.TimeNs);
                _lastNs = e.TimeNs;
                Write(e.TimeNs, values);
                break;
            case EventKind.Decision:
                Write(e.TimeNs, values);
                break;
            case EventKind.FeedLost or EventKind.Roll:
                _tracker.Clear();
                values.Clear();
                break;
        }
    }

    /// <summary>A hint grows older with the clock; what it rests on is as old as the last quote or print.</summary>
    private void Write(long nowNs, Span<FeatureValue> values)
    {
        if (!_tracker.HasQuote || nowNs - _firstNs < _holdSeconds * 1e9)
        {
            return;
        }

        long timeNs = _lastNs;
        int side = _tracker.Side;
        FeatureStatus status = _tracker.IsInferred ? FeatureStatus.Estimated : FeatureStatus.Ok;
        double held = side != 0 ? (nowNs - _tracker.SinceNs) / 1e9 : 0;
        values[0] = new FeatureValue(side != 0 && held >= _holdSeconds ? side : 0, status, timeNs);
        values[1] = new FeatureValue(side, status, timeNs);
        values[2] = side != 0 ? new FeatureValue(_tracker.PriceTicks * _pointsPerTick, status, timeNs) : FeatureValue.Missing;
        values[3] = new FeatureValue(held, status, timeNs);
        values[4] = new FeatureValue(_tracker.Refills, status, timeNs);
        values[5] = new FeatureValue(_tracker.TimesDisplayed, status, timeNs);
    }
}
