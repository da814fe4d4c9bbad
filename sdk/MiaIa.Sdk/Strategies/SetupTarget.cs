namespace MiaIa.Sdk.Strategies;

/// <summary>
/// Where a setup is to pay: a multiple of its risk, which is the default, or levels by name. A level that is not known, that does not
/// lie ahead or that is too near pays nothing: then the next one counts, and without one there is no setup.
/// </summary>
public readonly record struct SetupTarget
{
    private SetupTarget(double? nearerPoints, double? fartherPoints) =>
        (IsNamed, NearerPoints, FartherPoints) = (true, nearerPoints, fartherPoints);

    /// <summary>Whether levels are named; when not, the target is a multiple of the risk.</summary>
    public bool IsNamed { get; }

    /// <summary>The level that is looked at first, in points; null when it is not known.</summary>
    public double? NearerPoints { get; }

    /// <summary>The level that is looked at next, in points; null when there is none.</summary>
    public double? FartherPoints { get; }

    /// <summary>One level.</summary>
    /// <param name="level">The level, in points; none when it is not usable.</param>
    public static SetupTarget At(FeatureInput level) => At(PointsOf(level), null);

    /// <summary>Two levels, in the order in which they are looked at.</summary>
    /// <param name="nearer">The first one, in points; none when it is not usable.</param>
    /// <param name="farther">The other, in points; none when it is not usable.</param>
    public static SetupTarget At(FeatureInput nearer, FeatureInput farther) => At(PointsOf(nearer), PointsOf(farther));

    /// <summary>Two levels, in the order in which they are looked at.</summary>
    /// <param name="nearerPoints">The first one, in points; null when it is not known.</param>
    /// <param name="fartherPoints">The other, in points; null without one.</param>
    public static SetupTarget At(double? nearerPoints, double? fartherPoints) => new(nearerPoints, fartherPoints);

    private static double? PointsOf(FeatureInput level)
    {
        ArgumentNullException.ThrowIfNull(level);
        return level.Value is { IsUsable: true } value ? value.Value : null;
    }
}
