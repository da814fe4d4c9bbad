using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="VwapSqueezeBreak"/>.</summary>
public sealed record VwapSqueezeBreakOptions : SetupRuleOptions
{
    /// <summary>Two deviations, as a share of the price, below which the bands are narrow. In percent; default .6.</summary>
    [Range(0.001, 100)]
    public double NarrowPercent { get; init; } = 0.6;

    /// <summary>Bars among which the bands must be the narrowest. In base bars; default 60.</summary>
    [Range(2, 1380)]
    public int WindowBars { get; init; } = 60;

    /// <summary>Least volume of the bar of the break over the usual one. Default 1.5.</summary>
    [Range(0.0, 100)]
    public double VolumeRatio { get; init; } = 1.5;

    /// <summary>Volume over the usual one from which on it is a measure of strength. Default 3, twice the least.</summary>
    [Range(0.0, 100)]
    public double StrongVolumeRatio { get; init; } = 3;

    /// <summary>Two deviations, as a share of the price, below which the squeeze is a measure of strength. In percent; default .3.</summary>
    [Range(0.001, 100)]
    public double StrongNarrowPercent { get; init; } = 0.3;

    /// <summary>
    /// Where the VWAP starts, New York time, as in vwap-trend: 18:00 or 09:30. The bands are compared from there on only. Default 18:00.
    /// </summary>
    [RegularExpression("18:00|09:30")]
    public string Anchor { get; init; } = VwapSqueezeBreak.SessionOpen;
}
