using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>Bounds of the protective stop, in ticks.</summary>
public sealed record StopBounds
{
    /// <summary>Least distance. Default 4.</summary>
    [Range(1, 1000)]
    public int LeastTicks { get; init; } = 4;

    /// <summary>Distance for a strategy without structure. Default 8.</summary>
    [Range(1, 1000)]
    public int DefaultTicks { get; init; } = 8;

    /// <summary>Largest distance. Default 15.</summary>
    [Range(1, 1000)]
    public int MostTicks { get; init; } = 15;
}
