using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="GammaWallBreak"/>.</summary>
public sealed record GammaWallBreakOptions : SetupRuleOptions
{
    /// <summary>
    /// Distance of the close beyond the wall from which on it is a measure of strength. In ticks; default 8, twice the
    /// least.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongBeyondTicks { get; init; } = 8;

    /// <summary>
    /// Volume of the bar over the usual one from which on it is a measure of strength. Default 3, twice the least.
    /// </summary>
    [Range(0.0, 100)]
    public double StrongVolumeRatio { get; init; } = 3;
}
