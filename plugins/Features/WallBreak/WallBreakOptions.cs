using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="WallBreak"/>.</summary>
public sealed record WallBreakOptions
{
    /// <summary>Least distance of the close beyond the wall. In ticks; default 4.</summary>
    [Range(0, 1000)]
    public double BeyondTicks { get; init; } = 4;

    /// <summary>Least volume of the bar over the usual one. Default 1.5.</summary>
    [Range(0, 100)]
    public double VolumeRatio { get; init; } = 1.5;
}
