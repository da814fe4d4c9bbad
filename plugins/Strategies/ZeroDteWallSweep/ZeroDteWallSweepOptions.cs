using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="ZeroDteWallSweep"/>.</summary>
public sealed record ZeroDteWallSweepOptions : SetupRuleOptions
{
    /// <summary>
    /// Reach of the bar beyond the wall from which on it is a measure of strength. In ticks; default 12, twice the least.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongWickTicks { get; init; } = 12;

    /// <summary>
    /// Distance of the close from the wall up to which it is a measure of strength. In ticks; default 4, half the most.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongBackTicks { get; init; } = 4;
}
