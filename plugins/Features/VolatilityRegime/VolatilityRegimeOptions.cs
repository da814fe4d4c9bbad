using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="VolatilityRegime"/>.</summary>
public sealed record VolatilityRegimeOptions
{
    /// <summary>
    /// VIX below which it is low, above which high, above which extreme. In points; default 15, 25, 35.
    /// </summary>
    public IReadOnlyList<double> Vix { get; init; } = [15, 25, 35];

    /// <summary>
    /// Range over usual range below which it is low, above which high, above which extreme. Default .8, 1.5, 2.
    /// </summary>
    public IReadOnlyList<double> Ratio { get; init; } = [0.8, 1.5, 2];

    /// <summary>How far all limits are lowered when a calmer regime is judged. A share; default .05.</summary>
    [Range(0, 0.5)]
    public double Hysteresis { get; init; } = 0.05;

    /// <summary>Bars in a row that a calmer regime must be seen. In bars of 5 minutes; default 3.</summary>
    [Range(1, 100)]
    public int PersistBars { get; init; } = 3;

    /// <summary>Thresholds of the score for low, normal, high and extreme. Default .20, .25, .35, .50.</summary>
    [SeedLiteral("[0.20, 0.25, 0.35, 0.35]")]
    public IReadOnlyList<double> Thresholds { get; init; } = [0.20, 0.25, 0.35, 0.50];

    /// <summary>What the regime changes: threshold, score or both. Default threshold.</summary>
    [SeedLiteral("both")]
    public RegimeTarget ApplyTo { get; init; } = RegimeTarget.Threshold;
}
