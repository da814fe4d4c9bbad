using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="OneDayExtremeTrap"/>.</summary>
public sealed record OneDayExtremeTrapOptions : SetupRuleOptions
{
    /// <summary>
    /// Distance of the close from the edge from which on it is a measure of strength. In ticks; default 4, twice the least.
    /// </summary>
    [Range(0.0, 1000)]
    public double StrongInsideTicks { get; init; } = 4;

    /// <summary>
    /// Share of the delta of three bars in their volume from which on absorption is a measure of strength. Default .4,
    /// twice the least.
    /// </summary>
    [Range(0.0, 1)]
    public double StrongDeltaShare { get; init; } = 0.4;
}
