using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="ZeroDteSweep"/>.</summary>
public sealed record ZeroDteSweepOptions
{
    /// <summary>Farthest distance of the close from the wall. In ticks; default 8.</summary>
    [Range(0, 1000)]
    public double ReachTicks { get; init; } = 8;

    /// <summary>Least reach of the bar beyond the wall. In ticks; default 6.</summary>
    [Range(0, 1000)]
    public double WickTicks { get; init; } = 6;
}
