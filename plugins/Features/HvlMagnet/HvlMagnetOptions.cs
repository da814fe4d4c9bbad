using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="HvlMagnet"/>.</summary>
public sealed record HvlMagnetOptions
{
    /// <summary>Farthest distance of the close from the HVL. In ticks; default 10.</summary>
    [Range(0, 1000)]
    public double ReachTicks { get; init; } = 10;

    /// <summary>Volume of the last ten seconds over the usual one from which on it is a burst. Default 3.</summary>
    [Range(1, 100)]
    public double BurstRatio { get; init; } = 3;
}
