using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>What all that is open, on its way and new may lose together.</summary>
public sealed record OpenRiskLimit
{
    /// <summary>Share of what may still be lost today. Percent; default 50.</summary>
    [Range(1.0, 100)]
    public decimal BudgetPercent { get; init; } = 50;
}
