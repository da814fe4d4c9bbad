using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="WallChannelRotation"/>.</summary>
public sealed record WallChannelRotationOptions : SetupRuleOptions
{
    /// <summary>
    /// Distance between the walls from which on it is a measure of strength. In ticks; default 40, twice the least.
    /// </summary>
    [Range(0.0, 10_000)]
    public double StrongWidthTicks { get; init; } = 40;

    /// <summary>
    /// Distance of the close from the wall up to which it is a measure of strength. In ticks; default 3, half the most.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongReachTicks { get; init; } = 3;
}
