using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="ProfileGapFill"/>.</summary>
public sealed record ProfileGapFillOptions : SetupRuleOptions
{
    /// <summary>Volume of a row over the mean row up to which a region of the profile is thin. Default .5.</summary>
    [Range(0.0, 1)]
    public double ThinShare { get; init; } = 0.5;

    /// <summary>
    /// Volume of the row of the close over the mean row up to which it is a measure of strength. Default .25, half the most.
    /// </summary>
    [Range(0.0, 1)]
    public double StrongThinShare { get; init; } = 0.25;
}
