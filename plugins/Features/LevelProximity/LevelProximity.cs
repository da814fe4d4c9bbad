using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>
/// How near the close is to the weightiest level, [0, 1] and without a side: the largest weight times nearness of all
/// levels and round numbers. Computed at closed base bars. As trustworthy as the least of the levels that are there;
/// Partial when some are not; Missing when none is.
/// </summary>
[Plugin("level-proximity")]
[Reads(EventKinds.Bar | EventKinds.Roll)]
[MaxAge(BaseBars = 2)]
public sealed class LevelProximity : IFeature
{
    private readonly BarPeriod _period;
    private readonly double _pointsPerTick;
    private readonly double _reach;
    private readonly FeatureInput[] _levels;
    private readonly double[] _weights;

    /// <summary>Computes on the base period.</summary>
    /// <exception cref="ArgumentException">A weight is not between 0 and 1.</exception>
    public LevelProximity(LevelProximityOptions options, BarPeriod period, Instrument instrument, FeatureInput[] levels)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(levels);
        if (options.Levels.Values.Any(w => w is not (>= 0 and <= 1)))
        {
            throw new ArgumentException("levels: a weight is a number from 0 to 1.", nameof(options));
        }

        _period = period;
        _pointsPerTick = instrument.PointsPerTick;
        _reach = options.ReachTicks;
        _levels = levels;
        _weights = [.. options.Levels.Values];
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs { get; } = ["value"];

    /// <inheritdoc />
    public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
    {
        if (e.Kind is EventKind.Roll)
        {
            values.Clear();
        }
        else if (e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == _period.Seconds)
        {
            values[0] = Nearest(e.Bar.CloseTicks, e.TimeNs);
        }
    }

    private FeatureValue Nearest(int closeTicks, long timeNs)
    {
        double nearest = NearestRound(closeTicks);
        FeatureStatus status = FeatureStatus.Ok;
        bool isAny = false;
        for (int i = 0; i < _levels.Length; i++)
        {
            FeatureValue level = _levels[i].Value;
            isAny |= level.IsUsable;
            status = FeatureValue.Worse(status, level.IsUsable ? level.Status : FeatureStatus.Partial);
            nearest = level.IsUsable ? Math.Max(nearest, Nearness(level.Value / _pointsPerTick, closeTicks, _weights[i])) : nearest;
        }

        return isAny ? new FeatureValue(nearest, status, timeNs) : FeatureValue.Missing;
    }

    private double NearestRound(int closeTicks)
    {
        long below = (long)Math.Floor(closeTicks * _pointsPerTick / PriceLevel.RoundPoints) * PriceLevel.RoundPoints;
        long above = below + PriceLevel.RoundPoints;
        return Math.Max(
            Nearness(below / _pointsPerTick, closeTicks, PriceLevel.RoundWeightOf(below)),
            Nearness(above / _pointsPerTick, closeTicks, PriceLevel.RoundWeightOf(above)));
    }

    private double Nearness(double levelTicks, int closeTicks, double weight) =>
        weight * Math.Max(0, 1 - (Math.Abs(closeTicks - levelTicks) / _reach));
}
