using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="VolumeConfirmation"/>.</summary>
public sealed record VolumeConfirmationOptions
{
    /// <summary>Volume over usual volume at which it counts fully. A ratio; default 1.8.</summary>
    [Range(0.1, 100)]
    public double RatioFull { get; init; } = 1.8;

    /// <summary>
    /// Share of delta in volume from which on delta gives the side; below, the body does. Default .05.
    /// </summary>
    [Range(0, 1)]
    public double MinDeltaShare { get; init; } = 0.05;

    /// <summary>Size from which on a print is large. In contracts; default 10.</summary>
    [Range(1, 100_000)]
    public int LargePrintContracts { get; init; } = 10;

    /// <summary>
    /// Sessions over which the usual volume of a time of day is taken; half of them must have it. Default 20.
    /// </summary>
    [Range(1, 250)]
    public int ReferenceSessions { get; init; } = 20;

    /// <summary>Bars over which move and volume are correlated. In bars; default 10.</summary>
    [Range(3, 500)]
    public int CorrelationBars { get; init; } = 10;
}
