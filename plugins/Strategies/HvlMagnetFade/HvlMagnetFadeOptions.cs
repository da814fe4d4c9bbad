using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="HvlMagnetFade"/>.</summary>
public sealed record HvlMagnetFadeOptions : SetupRuleOptions
{
    /// <summary>
    /// Volume of the last ten seconds over the usual one up to which the market is quiet, a measure of strength. Default
    /// 1.5.
    /// </summary>
    [Range(0.0, 100)]
    public double QuietBurstRatio { get; init; } = 1.5;
}
