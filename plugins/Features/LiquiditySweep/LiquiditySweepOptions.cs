using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="LiquiditySweep"/>.</summary>
public sealed record LiquiditySweepOptions
{
    /// <summary>Bars whose extreme is swept. In base bars; default 20.</summary>
    [Range(2, 500)]
    public int LookbackBars { get; init; } = 20;

    /// <summary>Least reach of the wick beyond the extreme. In ticks; default 6.</summary>
    [Range(1, 200)]
    public int WickTicks { get; init; } = 6;

    /// <summary>Prices that one order must take to sweep the book. In ticks; default 5.</summary>
    [Range(2, 50)]
    public int Levels { get; init; } = 5;

    /// <summary>Longest pause inside one order that prints in pieces. In milliseconds; default 5.</summary>
    [Range(0, 1000)]
    public double MergeMilliseconds { get; init; } = 5;

    /// <summary>Least share of the volume that the delta of three bars needs to be absorbed. Default .2.</summary>
    [Range(0, 1)]
    public double AbsorptionShare { get; init; } = 0.2;
}
