using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="LevelZones"/>.</summary>
public sealed record LevelZonesOptions
{
    /// <summary>Widest gap between levels that still form one zone. In ticks; default 3.</summary>
    [Range(0, 100)]
    public double GapTicks { get; init; } = 3;

    /// <summary>Most width of the levels of one zone. In ticks; default 6.</summary>
    [Range(0, 200)]
    public double WidthTicks { get; init; } = 6;

    /// <summary>Outputs that give secondary levels of the option chain, in points. Default: those of vendor-levels, when that is named.</summary>
    [Input("level")]
    [Optional(IsExtra = true)]
    public IReadOnlyList<string> Secondary { get; init; } = [.. Enumerable.Range(1, 60).Select(i => $"vendor-levels.secondary-{i}")];
}
