using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="LiquiditySweepReversal"/>.</summary>
public sealed record LiquiditySweepReversalOptions : SetupRuleOptions
{
    /// <summary>Distance of the first target. In ticks; default 4.</summary>
    [Range(1, 1000)]
    public int FirstTargetTicks { get; init; } = 4;

    /// <summary>Distance of the target that counts where the first is too near. In ticks; default 8.</summary>
    [Range(1, 1000)]
    public int SecondTargetTicks { get; init; } = 8;

    /// <summary>
    /// Reach of the wick beyond the extreme from which on it is a measure of strength. In ticks; default 12, twice the
    /// least.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongDepthTicks { get; init; } = 12;
}
