using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// Strikes of large exposure close together draw the price while dealers calm the market (net gamma exposure above
/// 0): at least three of the ten largest within 16 ticks of each other, the close within twelve ticks of their mean,
/// and the setup runs towards the mean; none at it. Of several clusters the nearest counts. Missing while an input
/// is, any of the ten strikes among them.
/// </summary>
[Plugin("gex-cluster")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class GexCluster : IFeature
{
    private readonly double _reachTicks;
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly FeatureInput _netGex;
    private readonly FeatureInput[] _strikes;
    private readonly double[] _distancesTicks;
    private readonly StrikeCluster _cluster;

    /// <summary>Computes on the base period.</summary>
    public GexCluster(
        GexClusterOptions options,
        BarPeriod period,
        Instrument instrument,
        [Input("gamma-levels.gex-1")] FeatureInput gex1,
        [Input("gamma-levels.gex-2")] FeatureInput gex2,
        [Input("gamma-levels.gex-3")] FeatureInput gex3,
        [Input("gamma-levels.gex-4")] FeatureInput gex4,
        [Input("gamma-levels.gex-5")] FeatureInput gex5,
        [Input("gamma-levels.gex-6")] FeatureInput gex6,
        [Input("gamma-levels.gex-7")] FeatureInput gex7,
        [Input("gamma-levels.gex-8")] FeatureInput gex8,
        [Input("gamma-levels.gex-9")] FeatureInput gex9,
        [Input("gamma-levels.gex-10")] FeatureInput gex10,
        [Input("gamma-levels.net-gex")] FeatureInput netGex)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _reachTicks = options.ReachTicks;
        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _netGex = netGex;
        _strikes = [gex1, gex2, gex3, gex4, gex5, gex6, gex7, gex8, gex9, gex10];
        _distancesTicks = new double[_strikes.Length];
        _cluster = new StrikeCluster(options.Strikes, options.WidthTicks);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["signal", "target", "stop", "distance-ticks", "strikes"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            FeatureStatus status = Measure(e.Bar.CloseTicks);
            if (status > FeatureStatus.Partial)
            {
                values.Clear();
                return;
            }

            Write(in e, status, values);
        }
    }

    private FeatureStatus Measure(int closeTicks)
    {
        FeatureStatus status = _netGex.Value.Status;
        for (int i = 0; i < _strikes.Length; i++)
        {
            FeatureValue strike = _strikes[i].Value;
            status = FeatureValue.Worse(status, strike.Status);
            _distancesTicks[i] = (strike.Value / _pointsPerTick) - closeTicks;
        }

        _distancesTicks.AsSpan().Sort();
        _cluster.Find(_distancesTicks);
        return status;
    }

    private void Write(in MarketEvent e, FeatureStatus status, Span<FeatureValue> values)
    {
        double distance = _cluster.DistanceTicks;
        bool isNear = _cluster.Count > 0 && Math.Abs(distance) <= _reachTicks;
        int side = isNear && _netGex.Value.Value > 0 ? Math.Sign(distance) : 0;
        double price = e.Bar.CloseTicks * _pointsPerTick;
        SetupRow row = new(values, status, e.TimeNs);
        row.Say(side, price, price + (distance * _pointsPerTick));
        if (_cluster.Count > 0)
        {
            row.Put(3, distance);
        }

        row.Put(4, _cluster.Count);
    }
}
