using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="VixBands"/>.</summary>
public sealed record VixBandsOptions
{
    /// <summary>Where the next band begins. In points of VIX, rising; default 15, 22, 35.</summary>
    [Length(1, 10)]
    [Range(0, 1000)]
    public IReadOnlyList<double> Limits { get; init; } = [15, 22, 35];

    /// <summary>Factor of the score in each band, from calm to wild. Default 1.05, 1.00, .90, .85.</summary>
    [Length(2, 11)]
    [Range(0.5, 1.5)]
    public IReadOnlyList<double> Factors { get; init; } = [1.05, 1.00, 0.90, 0.85];
}
