using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="GammaPin"/>.</summary>
public sealed record GammaPinOptions
{
    /// <summary>How far ahead expiries may lie that pin. In calendar days; default 5.</summary>
    [Range(0, 8)]
    public int MaxDays { get; init; } = 5;

    /// <summary>Which side dealers are assumed to hold: nobody observes it. Default dealer-long-calls-short-puts.</summary>
    public SignModel SignModel { get; init; } = SignModel.DealerLongCallsShortPuts;

    /// <summary>Age at which the snapshot is too old. In minutes; default 480.</summary>
    [Range(1, 100_000)]
    public double MaxAgeMinutes { get; init; } = 480;
}
