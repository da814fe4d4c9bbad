using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Tests.Expected;

/// <summary>
/// Shows indicators as if they were a feature, so that the reference's own helper rows can be compared.
/// </summary>
[Reads(EventKinds.Bar | EventKinds.Session)]
[Bars("5m", "15m")]
internal sealed class IndicatorProbe(BarPeriod period, double pointsPerTick) : IFeature
{
    private readonly Vwap _vwap = new();
    private readonly SessionAnchor _anchor = new();
    private readonly AverageTrueRange _atrBase = new();
    private readonly AverageTrueRange _atr5 = new();
    private readonly AverageTrueRange _atr15 = new();
    private readonly DirectionalIndex _adx5 = new();
    private readonly VarianceRatio _varianceRatio = new(60, 5);

    public IReadOnlyList<string> Outputs { get; } =
        ["vwap.value", "vwap.sigma", $"atr14@{period}.value", "atr14@5m.value", "atr14@15m.value", "adx14@5m.value", "variance-ratio5.value"];

    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Session)
        {
            _anchor.Announce(e.Session.OpenNs);
            return;
        }

        ref readonly Bar bar = ref e.Bar;
        if (bar.PeriodSeconds == period.Seconds)
        {
            OnBase(in e, values);
        }

        if (bar.PeriodSeconds == 300)
        {
            _atr5.Add(in bar, e.VenueNs, e.TimeNs);
            _adx5.Add(in bar, e.VenueNs, e.TimeNs);
            values[3] = Value(_atr5.IsReady, _atr5.Ticks * pointsPerTick, e.TimeNs);
            values[5] = Value(_adx5.IsReady, _adx5.Value, e.TimeNs);
        }

        if (bar.PeriodSeconds == 900)
        {
            _atr15.Add(in bar, e.VenueNs, e.TimeNs);
            values[4] = Value(_atr15.IsReady, _atr15.Ticks * pointsPerTick, e.TimeNs);
        }
    }

    private void OnBase(in MarketEvent e, Span<FeatureValue> values)
    {
        if (_anchor.IsFirst(e.VenueNs))
        {
            _vwap.Reset();
        }

        _vwap.Add(in e.Bar);
        _atrBase.Add(in e.Bar, e.VenueNs, e.TimeNs);
        _varianceRatio.Add(e.Bar.CloseTicks);
        values[0] = Value(_vwap.HasValue, _vwap.ValueTicks * pointsPerTick, e.TimeNs);
        values[1] = Value(_vwap.HasValue, _vwap.SigmaTicks * pointsPerTick, e.TimeNs);
        values[2] = Value(_atrBase.IsReady, _atrBase.Ticks * pointsPerTick, e.TimeNs);
        values[6] = Value(_varianceRatio.IsReady, _varianceRatio.Value, e.TimeNs);
    }

    private static FeatureValue Value(bool isReady, double value, long timeNs) =>
        isReady ? new FeatureValue(value, FeatureStatus.Ok, timeNs) : FeatureValue.Missing;
}
