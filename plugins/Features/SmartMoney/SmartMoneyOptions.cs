using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="SmartMoney"/>.</summary>
public sealed record SmartMoneyOptions
{
    /// <summary>A print is large above this. In contracts; default 100.</summary>
    [Range(1, 1_000_000)]
    public int LargeAboveContracts { get; init; } = 100;

    /// <summary>A print is a block, which counts double, above this. In contracts; default 500.</summary>
    [Range(1, 1_000_000)]
    public int BlockAboveContracts { get; init; } = 500;

    /// <summary>How long a large print counts, and how long prints must exist. In minutes; default 15.</summary>
    [Range(1, 240)]
    public double WindowMinutes { get; init; } = 15;

    /// <summary>Time in which the weight of a print halves. In minutes; default 5.</summary>
    [Range(0.1, 240)]
    public double HalfLifeMinutes { get; init; } = 5;

    /// <summary>Weighted volume of full activity. In contracts; default 500.</summary>
    [Range(1, 1_000_000)]
    public double ActivityFullContracts { get; init; } = 500;

    /// <summary>Least weighted volume that says anything. In contracts; default 200.</summary>
    [Range(0, 1_000_000)]
    public double MinVolumeContracts { get; init; } = 200;

    /// <summary>Longest pause inside one order that prints in pieces. In milliseconds; default 5.</summary>
    [Range(0, 1000)]
    public double MergeMilliseconds { get; init; } = 5;

    /// <summary>Where the limits come from: fixed or percentile. Default fixed.</summary>
    public SmartMoneyMode Mode { get; init; } = SmartMoneyMode.Fixed;
}
