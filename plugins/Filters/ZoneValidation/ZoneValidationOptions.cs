using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>Settings of <see cref="ZoneValidation"/>.</summary>
public sealed record ZoneValidationOptions
{
    /// <summary>Farthest distance of the entry from a zone, the distance itself included. Ticks; default 12.</summary>
    [Range(0, 400)]
    public int MaxTicks { get; init; } = 12;

    /// <summary>Least quality of the zone: weak, or moderate. Default moderate.</summary>
    public ZoneRank MinQuality { get; init; } = ZoneRank.Moderate;

    /// <summary>
    /// Whose setups it judges: range, or all. Default range; for the others the distance is recorded only, since on real data such a zone
    /// is near on a fifth of the bars.
    /// </summary>
    public ZoneScope AppliesTo { get; init; } = ZoneScope.Range;

    /// <summary>Confluence of the timeframes in the direction of the entry beyond which a zone is not asked for. Default .75.</summary>
    [Range(0.0, 1)]
    public double OverrideTimeframes { get; init; } = 0.75;

    /// <summary>Smart money in the direction of the entry beyond which a zone is not asked for. Default .3.</summary>
    [Range(0.0, 1)]
    public double OverrideSmartMoney { get; init; } = 0.3;
}
