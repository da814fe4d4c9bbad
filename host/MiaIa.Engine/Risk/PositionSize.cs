using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>What a trade may risk: the smaller of a share of equity and an amount.</summary>
public sealed record PositionSize
{
    /// <summary>Share of equity, in percent. Default 1.</summary>
    [Range(0.01, 100)]
    public decimal RiskPercent { get; init; } = 1;

    /// <summary>Amount, in dollars. Default 250.</summary>
    [Range(1, 1_000_000)]
    public decimal RiskDollars { get; init; } = 250;
}
