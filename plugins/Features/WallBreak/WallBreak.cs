using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// A wall that does not hold, since dealers drive the market (net gamma exposure below 0): a close at least four
/// ticks above the call wall, with a delta above 0 and one and a half times the usual volume, is bought; mirrored
/// below the put wall. It is told on every such bar, not on the first alone, and names neither target nor stop.
/// Missing while an input is, and on a bar without a delta.
/// </summary>
[Plugin("wall-break")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class WallBreak : IFeature
{
    private readonly WallBreakOptions _options;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _callWall;
    private readonly FeatureInput _putWall;
    private readonly FeatureInput _netGex;
    private readonly FeatureInput _volumeRatio;

    /// <summary>Computes on the base period.</summary>
    public WallBreak(
        WallBreakOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.call-wall")] FeatureInput callWall,
        [Input("gamma-levels.put-wall")] FeatureInput putWall,
        [Input("gamma-levels.net-gex")] FeatureInput netGex,
        [Input("volume-confirmation.volume-ratio")] FeatureInput volumeRatio)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _options = options;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _callWall = callWall;
        _putWall = putWall;
        _netGex = netGex;
        _volumeRatio = volumeRatio;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } =
        ["signal", "target", "stop", "call-wall-ticks", "put-wall-ticks", "delta-share"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            Write(in e, values);
        }
    }

    private void Write(in MarketEvent e, Span<FeatureValue> values)
    {
        ref readonly Bar bar = ref e.Bar;
        FeatureStatus status = FeatureValue.Worst(_callWall.Value, _putWall.Value, _netGex.Value, _volumeRatio.Value);
        status = FeatureValue.Worse(status, bar.DeltaStatus);
        if (status > FeatureStatus.Partial)
        {
            values.Clear();
            return;
        }

        double call = (_callWall.Value.Value / _pointsPerTick) - bar.CloseTicks;
        double put = (_putWall.Value.Value / _pointsPerTick) - bar.CloseTicks;
        int way = Math.Sign(bar.Delta);
        bool isBeyond = (way > 0 ? -call : put) >= _options.BeyondTicks;
        bool isDriven = _netGex.Value.Value < 0 && _volumeRatio.Value.Value >= _options.VolumeRatio;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(isBeyond && isDriven ? way : 0);
        row.Put(3, call);
        row.Put(4, put);
        row.Put(5, bar.Volume > 0 ? bar.Delta / bar.Volume : 0);
    }
}
