using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>Entries that look like a slip are refused.</summary>
public sealed record PriceCollar
{
    /// <summary>Largest distance of an entry from the middle of the quote, or from the last price without one. Ticks; default 10.</summary>
    [Range(1, 1000)]
    public int MaxDistanceTicks { get; init; } = 10;

    /// <summary>Largest size as a multiple of the median of the last 20 entries; not asked before there are 20. Default 5.</summary>
    [Range(1.0, 1000)]
    public double MaxSizeRatio { get; init; } = 5;
}
