using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Filters;

/// <summary>Settings of <see cref="ConfidenceGate"/>.</summary>
public sealed record ConfidenceGateOptions
{
    /// <summary>Least confidence, itself included, [0, 1]. Default .70.</summary>
    [Range(0.0, 1)]
    public double Min { get; init; } = 0.70;

    /// <summary>
    /// Further minima of single parts, by how careful the stage is: off, data-collection, paper, live, conservative. Default off.
    /// </summary>
    public MinimaStage Minima { get; init; } = MinimaStage.Off;
}
