using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="EsNqCorrelation"/>.</summary>
public sealed record EsNqCorrelationOptions
{
    /// <summary>Returns that are compared. In base bars; default 30.</summary>
    [Range(6, 1000)]
    public int WindowBars { get; init; } = 30;
}
