using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="WallReversion"/>.</summary>
public sealed record WallReversionOptions
{
    /// <summary>Farthest distance of the close from a wall. In ticks; default 8.</summary>
    [Range(0, 1000)]
    public double ReachTicks { get; init; } = 8;

    /// <summary>Stacked rows of either side from which on the wall is not faded. Default 3.</summary>
    [Range(1, 50)]
    public int Rows { get; init; } = 3;

    /// <summary>Volume of the last ten seconds over the usual one from which on it is a burst. Default 3.</summary>
    [Range(1, 100)]
    public double BurstRatio { get; init; } = 3;

    /// <summary>Least share of the volume that the delta of three bars needs to be absorbed. Default .2.</summary>
    [Range(0, 1)]
    public double AbsorptionShare { get; init; } = 0.2;
}
