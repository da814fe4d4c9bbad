using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Confluence;

/// <summary>Settings of the weighted confluence.</summary>
public sealed record WeightedConfluenceOptions
{
    /// <summary>How weights are read. Default normalized; seed-raw in the profile seed-literal.</summary>
    [SeedLiteral("seed-raw")]
    public WeightsMode WeightsMode { get; init; } = WeightsMode.Normalized;

    /// <summary>Whether the weight of unusable features goes to the usable ones. Default on; off in the profile seed-literal.</summary>
    [SeedLiteral("off")]
    public bool Redistribute { get; init; } = true;

    /// <summary>The groups, in the order they are shown.</summary>
    [Required]
    public IReadOnlyDictionary<string, GroupOptions> Groups { get; init; } =
        new Dictionary<string, GroupOptions>(StringComparer.Ordinal);

    /// <summary>Outputs that multiply the score.</summary>
    [Input("factor")]
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>The feature whose threshold a score must exceed; its score-factor multiplies the score.</summary>
    [Required]
    [Input("threshold")]
    public string Threshold { get; init; } = "";

    /// <summary>Outputs that multiply the threshold. Default none; the session in the profile seed-literal.</summary>
    [SeedLiteral("[session]")]
    [Input("threshold-factor")]
    public IReadOnlyList<string> ThresholdFactors { get; init; } = [];

    /// <summary>Least coverage to decide at all.</summary>
    public CoverageOptions MinimumCoverage { get; init; } = new();
}
