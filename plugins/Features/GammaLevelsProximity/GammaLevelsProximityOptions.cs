using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="GammaLevelsProximity"/>.</summary>
public sealed record GammaLevelsProximityOptions
{
    /// <summary>What price does at a wall. Default auto.</summary>
    public WallModel WallModel { get; init; } = WallModel.Auto;

    /// <summary>Least reach of a wall. In ticks; default 8.</summary>
    [Range(0.5, 1000)]
    public double ReactTicks { get; init; } = 8;

    /// <summary>Reach of a wall, as a share of the average true range of 15 minutes. Default 1.</summary>
    [Range(0.0, 20)]
    public double AtrFraction { get; init; } = 1;

    /// <summary>Least change of five bars that is a move, as a share of the average true range of 15 minutes. Default .25.</summary>
    [Range(0.0, 20)]
    public double MoveAtr { get; init; } = 0.25;

    /// <summary>Reach of the flip. In ticks; default 12.</summary>
    [Range(0.5, 1000)]
    public double FlipTicks { get; init; } = 12;

    /// <summary>
    /// Share of the open interest that must be seen for a level to count with its whole weight, from 0 to 1; below it the weight
    /// falls in proportion. Default .9.
    /// </summary>
    [Range(0.01, 1.0)]
    public double FullCoverage { get; init; } = 0.9;
}
