using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="DealerFlipBreakout"/>.</summary>
public sealed record DealerFlipBreakoutOptions : SetupRuleOptions
{
    /// <summary>
    /// Volume of the last ten seconds over the usual one from which on the burst is a measure of strength. Default 6, twice
    /// the least.
    /// </summary>
    [Range(1.0, 100)]
    public double StrongBurstRatio { get; init; } = 6;

    /// <summary>
    /// Distance of the close beyond the flip from which on it is a measure of strength. In ticks; default 4, twice the
    /// least.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongBeyondTicks { get; init; } = 4;
}
