using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>
/// No entry near a blind spot: a level that a vendor finds in the chains of other instruments and that the own chain does not show.
/// A candidate within reach-ticks of one is refused. When the vendor has told no level at all, or none that is recent enough, where the
/// blind spots lie is not known, and every candidate is refused.
/// </summary>
[Plugin("blind-spots")]
public sealed class BlindSpots : IFilter
{
    private const double HourNs = 3600e9;
    private const double OnEdge = 1e-6;

    private readonly double _reachTicks;
    private readonly double _pointsPerTick;
    private readonly long _maxAgeNs;
    private readonly FeatureInput[] _spots;
    private readonly FeatureInput _levels;

    /// <summary>Reads the levels of a vendor.</summary>
    public BlindSpots(
        BlindSpotsOptions options, Instrument instrument, FeatureInput[] spots, [Input("vendor-levels.levels")] FeatureInput levels)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _reachTicks = options.ReachTicks;
        _pointsPerTick = instrument.PointsPerTick;
        _maxAgeNs = (long)(options.MaxAgeHours * HourNs);
        _spots = spots;
        _levels = levels;
    }

    /// <inheritdoc />
    public double Threshold => 0.5;

    /// <inheritdoc />
    public double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features)
    {
        FeatureValue levels = _levels.Value;
        if (!levels.IsUsable || levels.IsStale(candidate.TimeNs, _maxAgeNs))
        {
            return 0;
        }

        foreach (FeatureInput input in _spots)
        {
            FeatureValue spot = input.Value;
            bool isAlive = spot.IsUsable && !spot.IsStale(candidate.TimeNs, _maxAgeNs);
            if (isAlive && Math.Abs(candidate.PriceTicks - (spot.Value / _pointsPerTick)) <= _reachTicks + OnEdge)
            {
                return 0;
            }
        }

        return 1;
    }
}
