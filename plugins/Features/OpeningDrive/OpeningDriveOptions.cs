using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="OpeningDrive"/>.</summary>
public sealed record OpeningDriveOptions
{
    /// <summary>How long after 09:30 New York a bar may end. In minutes; default 45.</summary>
    [Range(1, 390)]
    public double WindowMinutes { get; init; } = 45;

    /// <summary>Least move from the open. In average true ranges of 15 minutes; default .5.</summary>
    [Range(0, 20)]
    public double MoveAtr { get; init; } = 0.5;

    /// <summary>Bars in a row without a new extreme after which a move has stalled. In base bars; default 1.</summary>
    [Range(1, 60)]
    public int StallBars { get; init; } = 1;

    /// <summary>Farthest distance of the close from a wall. In ticks; default 8.</summary>
    [Range(0, 1000)]
    public double ReachTicks { get; init; } = 8;

    /// <summary>Volume of the last ten seconds over the usual one from which on it is a burst. Default 3.</summary>
    [Range(1, 100)]
    public double BurstRatio { get; init; } = 3;
}
