using System.ComponentModel.DataAnnotations;

namespace MiaIa.Sdk.Learning;

/// <summary>How a random forest is trained. Defaults are those of the ML filter.</summary>
public sealed record ForestSettings
{
    /// <summary>Trees; default 300.</summary>
    [Range(1, 5000)]
    public int Trees { get; init; } = 300;

    /// <summary>Most splits between root and leaf; default 10.</summary>
    [Range(1, 15)]
    public int Depth { get; init; } = 10;

    /// <summary>Fewest different rows in a leaf; default 20.</summary>
    [Range(1, 100_000)]
    public int MinLeafRows { get; init; } = 20;

    /// <summary>Seed of the draws of rows and features; default 1.</summary>
    public ulong Seed { get; init; } = 1;
}
