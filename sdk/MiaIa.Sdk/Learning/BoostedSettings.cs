using System.ComponentModel.DataAnnotations;

namespace MiaIa.Sdk.Learning;

/// <summary>How boosted trees are trained. Defaults are those of the ML filter.</summary>
public sealed record BoostedSettings
{
    /// <summary>Trees; default 100.</summary>
    [Range(1, 5000)]
    public int Trees { get; init; } = 100;

    /// <summary>Most splits between root and leaf; default 3.</summary>
    [Range(1, 15)]
    public int Depth { get; init; } = 3;

    /// <summary>Share of its Newton step that each leaf takes; default 0.1.</summary>
    [Range(0.001, 1)]
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Share of the rows that each tree sees, drawn without putting back; default 0.8 (Friedman 2002).</summary>
    [Range(0.05, 1)]
    public double Subsample { get; init; } = 0.8;

    /// <summary>Fewest rows in a leaf; default 20.</summary>
    [Range(1, 100_000)]
    public int MinLeafRows { get; init; } = 20;

    /// <summary>Added to the curvature of a leaf, which draws its value to 0; default 1 (Chen and Guestrin 2016).</summary>
    [Range(0, 1000)]
    public double LeafPenalty { get; init; } = 1;

    /// <summary>Seed of the draws of rows; default 2.</summary>
    public ulong Seed { get; init; } = 2;
}
