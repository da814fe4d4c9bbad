using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="Iceberg"/>.</summary>
public sealed record IcebergOptions
{
    /// <summary>How long a hint must last to be believed. In seconds; default 30.</summary>
    [Range(0, 3600)]
    public double HoldSeconds { get; init; } = 30;
}
