using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="TickMomentum"/>.</summary>
public sealed record TickMomentumOptions
{
    /// <summary>
    /// Prints in the window; with a window in seconds, the fewest prints it must hold. In prints; default 20.
    /// </summary>
    [Range(1, 100_000)]
    public int WindowPrints { get; init; } = 20;

    /// <summary>Length of the window in time instead of prints. In seconds; absent (off): prints.</summary>
    [Range(0.001, 3600)]
    public double? WindowSeconds { get; init; }

    /// <summary>Weight of the number of prints; the rest goes to their volume. From 0 to 1; default .4.</summary>
    [Range(0, 1)]
    public double CountWeight { get; init; } = 0.4;
}
