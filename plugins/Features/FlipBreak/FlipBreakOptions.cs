using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="FlipBreak"/>.</summary>
public sealed record FlipBreakOptions
{
    /// <summary>Least distance of the close beyond the flip. In ticks; default 2.</summary>
    [Range(0, 1000)]
    public double BeyondTicks { get; init; } = 2;

    /// <summary>Volume of the last ten seconds over the usual one from which on it is a burst. Default 3.</summary>
    [Range(1, 100)]
    public double BurstRatio { get; init; } = 3;

    /// <summary>Distance of the stop behind the flip. In average true ranges of the base bar; default 1.</summary>
    [Range(0, 10)]
    public double StopAtr { get; init; } = 1;
}
