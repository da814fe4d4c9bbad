using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="Headfake"/>.</summary>
public sealed record HeadfakeOptions
{
    /// <summary>Bars whose extreme is broken, and whose volume is usual. In bars; default 20.</summary>
    [Range(3, 500)]
    public int LookbackBars { get; init; } = 20;

    /// <summary>Farthest that a false break may go. In ticks; default 8.</summary>
    [Range(1, 1000)]
    public int MaxBreakTicks { get; init; } = 8;
}
