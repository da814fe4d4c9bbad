namespace MiaIa.Sdk;

/// <summary>One output of a feature: a number, how far it can be trusted, and when it was true.</summary>
/// <param name="Value">The number; 0 when the status is Missing. Never NaN, never infinite.</param>
/// <param name="Status">How far it can be trusted. The default is Missing.</param>
/// <param name="TimeNs">When it was true: event time, nanoseconds since 1970 UTC.</param>
public readonly record struct FeatureValue(double Value, FeatureStatus Status, long TimeNs)
{
    /// <summary>What a feature writes when it cannot answer.</summary>
    public static FeatureValue Missing => default;

    /// <summary>Whether the value may vote: Ok, Estimated or Partial.</summary>
    public bool IsUsable => Status <= FeatureStatus.Partial;

    /// <summary>Whether the value is older than a limit at a moment of event time.</summary>
    /// <param name="nowNs">The moment, in nanoseconds UTC.</param>
    /// <param name="maxAgeNs">The limit, in nanoseconds; an age equal to it is not stale.</param>
    public bool IsStale(long nowNs, long maxAgeNs) => nowNs - TimeNs > maxAgeNs;

    /// <summary>The worse of two states.</summary>
    public static FeatureStatus Worse(FeatureStatus a, FeatureStatus b) => a > b ? a : b;

    /// <summary>The worst state of several values, for what rests on all of them; Ok without any.</summary>
    public static FeatureStatus Worst(params ReadOnlySpan<FeatureValue> values)
    {
        FeatureStatus worst = FeatureStatus.Ok;
        foreach (ref readonly FeatureValue value in values)
        {
            worst = Worse(worst, value.Status);
        }

        return worst;
    }
}
