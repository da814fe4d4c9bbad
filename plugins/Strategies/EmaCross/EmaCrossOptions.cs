using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of the cross of two exponential averages.</summary>
public sealed record EmaCrossOptions
{
    /// <summary>Length of the fast average. In bars; default 20.</summary>
    [Range(1, 5000)]
    public int FastBars { get; init; } = 20;

    /// <summary>Length of the slow average, longer than the fast one. In bars; default 50.</summary>
    [Range(2, 5000)]
    public int SlowBars { get; init; } = 50;

    /// <summary>Distance of the protective stop; 0 takes the default of the limits. Ticks; default 0.</summary>
    [Range(0, 1000)]
    public int StopTicks { get; init; }
}
