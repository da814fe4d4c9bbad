using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="OpeningDriveFail"/>.</summary>
public sealed record OpeningDriveFailOptions : SetupRuleOptions
{
    /// <summary>
    /// Move from the open from which on it is a measure of strength. In average true ranges of 15 minutes; default 1, twice
    /// the least.
    /// </summary>
    [Range(0.0, 20)]
    public double StrongMoveAtr { get; init; } = 1;

    /// <summary>
    /// Bars in a row without a new extreme from which on the stall is a measure of strength. In base bars; default 2, twice
    /// the least.
    /// </summary>
    [Range(1, 60)]
    public int StrongStallBars { get; init; } = 2;
}
