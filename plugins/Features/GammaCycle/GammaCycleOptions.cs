using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="GammaCycle"/>.</summary>
public sealed record GammaCycleOptions
{
    /// <summary>
    /// Most trading days to the expiry in the expiry week, in the gamma peak, and in the moderate phase. Default 2, 5, 10.
    /// </summary>
    public IReadOnlyList<int> BoundariesDays { get; init; } = [2, 5, 10];

    /// <summary>
    /// Factors of the score: expiry week, gamma peak, moderate, normal, post-expiry. From .9 to 1.1; default .90, 1.10, 1.03,
    /// 1.00, 1.02; .90, 1.10 and 1.00 for all else in the profile seed-literal, which knows three phases.
    /// </summary>
    [SeedLiteral("[0.90, 1.10, 1.00, 1.00, 1.00]")]
    public IReadOnlyList<double> Factors { get; init; } = [0.90, 1.10, 1.03, 1.00, 1.02];

    /// <summary>
    /// Factors of the size in the same order. From 0 to 1; default .7, 1, 1, 1, 1.
    /// </summary>
    public IReadOnlyList<double> Sizes { get; init; } = [0.7, 1, 1, 1, 1];
}
