using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="MicrostructureAnomaly"/>.</summary>
public sealed record MicrostructureAnomalyOptions
{
    /// <summary>What is usual is told by this many bars, the last one among them. In base bars; default 200.</summary>
    [Range(10, 5000)]
    public int WindowBars { get; init; } = 200;
}
