namespace MiaIa.Plugins.Features;

/// <summary>Where the limits of a large print come from.</summary>
public enum SmartMoneyMode
{
    /// <summary>Fixed numbers for ES in regular hours, quantiles elsewhere.</summary>
    Fixed,

    /// <summary>Quantiles of the sizes of the last sessions, always.</summary>
    Percentile,
}
