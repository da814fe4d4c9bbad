using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Filters;

/// <summary>Settings of <see cref="MicrostructureCaution"/>.</summary>
public sealed record MicrostructureCautionOptions
{
    /// <summary>Factor of the size in an unusual market, (0, 1]. Default .5.</summary>
    [Range(0.01, 1)]
    public double SizeCut { get; init; } = 0.5;

    /// <summary>From which anomaly on the size is cut, [0, 1]. Default .7.</summary>
    [Range(0.0, 1)]
    public double CutFrom { get; init; } = 0.7;
}
