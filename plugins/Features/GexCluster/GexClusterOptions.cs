using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="GexCluster"/>.</summary>
public sealed record GexClusterOptions
{
    /// <summary>Strikes that make a cluster. Default 3.</summary>
    [Range(2, 10)]
    public int Strikes { get; init; } = 3;

    /// <summary>
    /// Most distance of its highest strike from its lowest. Strikes of SPX stand 20 ticks apart. In ticks; default
    /// 16.
    /// </summary>
    [Range(0, 1000)]
    public double WidthTicks { get; init; } = 16;

    /// <summary>Farthest distance of the close from the mean of its strikes. In ticks; default 12.</summary>
    [Range(0, 1000)]
    public double ReachTicks { get; init; } = 12;
}
