using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The high-volatility level draws the price while dealers calm the market (net gamma exposure above 0): a close within
/// ten ticks below it, without a burst of volume, is bought towards it; mirrored above; none at it. Missing while an
/// input is, and without prints of 30 minutes. A lost feed clears the burst, a roll everything.
/// </summary>
[Plugin("hvl-magnet")]
[Reads(EventKinds.Bar | EventKinds.Trade | EventKinds.FeedLost | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class HvlMagnet : IFeature
{
    private readonly HvlMagnetOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _hvl;
    private readonly FeatureInput _netGex;
    private readonly VolumeBurst _burst = new();

    /// <summary>Computes on the base period.</summary>
    public HvlMagnet(
        HvlMagnetOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.hvl")] FeatureInput hvl,
        [Input("gamma-levels.net-gex")] FeatureInput netGex)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _hvl = hvl;
        _netGex = netGex;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["signal", "target", "stop", "distance-ticks", "burst-ratio"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        switch (e.Kind)
        {
            case EventKind.Trade:
                _burst.Add(in e.Trade, e.TimeNs);
                break;
            case EventKind.Bar when e.Bar.PeriodSeconds == _period.Seconds:
                Write(in e, values);
                break;
            case EventKind.FeedLost:
                _burst.Clear();
                break;
            case EventKind.Roll:
                _burst.Clear();
                values.Clear();
                break;
        }
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        FeatureStatus status = FeatureValue.Worst(_hvl.Value, _netGex.Value);
        if (status > FeatureStatus.Partial || _burst.RatioAt(e.TimeNs) is not { } burst)
        {
            values.Clear();
            return;
        }

        double hvl = _hvl.Value.Value;
        double distance = (hvl / _pointsPerTick) - e.Bar.CloseTicks;
        bool isNear = Math.Abs(distance) <= _options.ReachTicks;
        bool isCalm = _netGex.Value.Value > 0 && burst < _options.BurstRatio;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(isNear && isCalm ? Math.Sign(distance) : 0, e.Bar.CloseTicks * _pointsPerTick, hvl);
        row.Put(3, distance);
        row.Put(4, burst);
    }
}
