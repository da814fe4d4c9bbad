using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="SierraPatterns"/>.</summary>
public sealed record SierraPatternsOptions
{
    /// <summary>How far a Long pattern must reach. In ticks; default 8.</summary>
    [Range(1, 1000)]
    public double LongTicks { get; init; } = 8;

    /// <summary>How far a Color pattern must reach. In ticks; default 12.</summary>
    [Range(1, 1000)]
    public double ColorTicks { get; init; } = 12;

    /// <summary>
    /// How far all patterns must reach, in average true ranges of the base bar, instead of ticks; absent (off): ticks.
    /// </summary>
    [Range(0.1, 100)]
    public double? AtrScale { get; init; }

    /// <summary>Bars over which a pattern fades to nothing. In bars; default 5.</summary>
    [Range(1, 1000)]
    public int DecayBars { get; init; } = 5;
}
