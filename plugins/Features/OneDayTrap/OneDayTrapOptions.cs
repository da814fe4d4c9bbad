using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="OneDayTrap"/>.</summary>
public sealed record OneDayTrapOptions
{
    /// <summary>Least distance of the close from the edge, on the inside. In ticks; default 2.</summary>
    [Range(0, 1000)]
    public double InsideTicks { get; init; } = 2;

    /// <summary>Least share of the volume that the delta of three bars needs to be absorbed. Default .2.</summary>
    [Range(0, 1)]
    public double AbsorptionShare { get; init; } = 0.2;
}
