namespace MiaIa.Sdk;

/// <summary>
/// How far a value can be trusted. Ordered from best to worst, so that the worst of several is their maximum.
/// <see cref="Ok"/>, <see cref="Estimated"/> and <see cref="Partial"/> may vote; the others never do.
/// </summary>
/// <remarks>The default of the enumeration is <see cref="Missing"/>: what nobody wrote is not there.</remarks>
public enum FeatureStatus : sbyte
{
    /// <summary>Computed from everything it needs.</summary>
    Ok = -4,

    /// <summary>The aggressor was inferred, or delta comes from bulk classification.</summary>
    Estimated = -3,

    /// <summary>Some inputs were absent and the formula was renormalised over the rest.</summary>
    Partial = -2,

    /// <summary>Older than its limit. Does not vote.</summary>
    Stale = -1,

    /// <summary>No input, not warmed up, or invalid. Does not vote.</summary>
    Missing = 0,
}
