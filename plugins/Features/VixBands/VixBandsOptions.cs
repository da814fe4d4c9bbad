namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="VixBands"/>.</summary>
public sealed record VixBandsOptions
{
    /// <summary>Where the next band begins. In points of VIX, rising; default 15, 22, 35.</summary>
    public IReadOnlyList<double> Limits { get; init; } = [15, 22, 35];

    /// <summary>Factor of the score in each band, from calm to wild. Default 1.05, 1.00, .90, .85.</summary>
    public IReadOnlyList<double> Factors { get; init; } = [1.05, 1.00, 0.90, 0.85];
}
