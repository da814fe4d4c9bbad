using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Configuration;

/// <summary>The account of a mode that only simulates.</summary>
internal sealed record CapitalSettings
{
    /// <summary>Virtual capital at the start, in dollars. Default 25000.</summary>
    [Range(1, 1_000_000_000)]
    public decimal Capital { get; init; } = 25_000;
}
