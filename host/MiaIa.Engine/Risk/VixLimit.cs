using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>No entries with VIX above these.</summary>
public sealed record VixLimit
{
    /// <summary>In back-test, sim and on a paper account. Points; default 30.</summary>
    [Range(1.0, 1000)]
    public double Max { get; init; } = 30;

    /// <summary>With real money. Points; default 25.</summary>
    [Range(1.0, 1000)]
    public double LiveMax { get; init; } = 25;
}
