namespace MiaIa.Sdk;

/// <summary>
/// How old a feature's outputs may be before they are Stale. Time in which the market is closed does not count.
/// Without the attribute outputs never become stale.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MaxAgeAttribute : Attribute
{
    /// <summary>The limit, in seconds; 0 when it is given in bars.</summary>
    public double Seconds { get; init; }

    /// <summary>The limit, in lengths of the base bar; 0 when it is given in seconds.</summary>
    public int BaseBars { get; init; }
}
