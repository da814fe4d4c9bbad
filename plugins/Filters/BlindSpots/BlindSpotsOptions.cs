using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Filters;

/// <summary>Settings of <see cref="BlindSpots"/>.</summary>
public sealed record BlindSpotsOptions
{
    /// <summary>How near to a blind spot no position is opened, the distance itself included. In ticks; default 5.</summary>
    [Range(0.0, 400)]
    public double ReachTicks { get; init; } = 5;

    /// <summary>Age at which a blind spot no longer counts. In hours; default 24.</summary>
    [Range(0.1, 240)]
    public double MaxAgeHours { get; init; } = 24;

    /// <summary>Outputs that give a blind spot, in points. Default: those of vendor-levels.</summary>
    [Input("level")]
    public IReadOnlyList<string> Spots { get; init; } = [.. Enumerable.Range(1, 10).Select(i => $"vendor-levels.blind-spot-{i}")];
}
