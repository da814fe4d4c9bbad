using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Confluence;

/// <summary>A group of the formula.</summary>
public sealed record GroupOptions
{
    /// <summary>Share of the whole; shares are renormalised over the groups present. Default 1.</summary>
    [Range(0.0, 1000)]
    public double Share { get; init; } = 1;

    /// <summary>Relative weight of each score, at least 0 with a sum above 0.</summary>
    [Input("score")]
    [Range(0.0, 1000)]
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
