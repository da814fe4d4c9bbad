using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="StackedImbalance"/>.</summary>
public sealed record StackedImbalanceOptions
{
    /// <summary>How many times as much must be bought as is sold one tick below. Default 3.</summary>
    [Range(1, 100)]
    public double Ratio { get; init; } = 3;

    /// <summary>Least volume of a row. In contracts; default 20.</summary>
    [Range(1, 100_000)]
    public int LeastContracts { get; init; } = 20;

    /// <summary>Rows one above the other that make a stack. Default 3.</summary>
    [Range(2, 50)]
    public int Rows { get; init; } = 3;

    /// <summary>Rows of a full score. Default 6.</summary>
    [Range(2, 100)]
    public int FullRows { get; init; } = 6;
}
