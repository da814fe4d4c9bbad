using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="DeltaDivergence"/>.</summary>
public sealed record DeltaDivergenceOptions
{
    /// <summary>Bars over which price and delta are compared. In bars; default 10.</summary>
    [Range(5, 500)]
    public int WindowBars { get; init; } = 10;

    /// <summary>Least correlation with time of both price and delta. From 0 to 1; default .30.</summary>
    [Range(0.01, 1)]
    public double MinCorrelation { get; init; } = 0.30;

    /// <summary>Factor while the last bars trade less than the window. From 0 to 1; default .7.</summary>
    [Range(0, 1)]
    public double QuietFactor { get; init; } = 0.7;

    /// <summary>
    /// Whether, where the correlations tell nothing, the last two pivots do: a higher high of the price with a lower one of
    /// the cumulative delta gives -.7, the mirror +.7. Default off.
    /// </summary>
    public bool Swing { get; init; }
}
