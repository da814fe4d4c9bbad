using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="IcebergFollow"/>.</summary>
public sealed record IcebergFollowOptions : SetupRuleOptions
{
    /// <summary>Distance of the stop behind the price of the order. In ticks; default 4.</summary>
    [Range(0.0, 1000)]
    public double StopBehindTicks { get; init; } = 4;

    /// <summary>Refills from which on they are a measure of strength. Default 8, twice the least.</summary>
    [Range(1, 10_000)]
    public int StrongRefills { get; init; } = 8;

    /// <summary>
    /// What was executed over what was displayed at most, from which on it is a measure of strength. Default 10, twice the
    /// least.
    /// </summary>
    [Range(1.0, 10_000)]
    public double StrongTimesDisplayed { get; init; } = 10;
}
