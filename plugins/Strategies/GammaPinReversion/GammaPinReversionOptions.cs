using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="GammaPinReversion"/>.</summary>
public sealed record GammaPinReversionOptions : SetupRuleOptions
{
    /// <summary>
    /// Share of the delta of three bars in their volume from which on absorption is a measure of strength. Default .4,
    /// twice the least.
    /// </summary>
    [Range(0.0, 1)]
    public double StrongDeltaShare { get; init; } = 0.4;

    /// <summary>
    /// Distance of the close from the wall up to which it is a measure of strength. In ticks; default 4, half the most.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongReachTicks { get; init; } = 4;
}
