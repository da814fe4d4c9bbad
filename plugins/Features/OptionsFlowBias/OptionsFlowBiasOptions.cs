using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="OptionsFlowBias"/>.</summary>
public sealed record OptionsFlowBiasOptions
{
    /// <summary>Days back that today is compared with. In session dates with a chain; default 20.</summary>
    [Range(1, 250)]
    public int ReferenceDays { get; init; } = 20;

    /// <summary>Fewest of these days that make a comparison. Default 5.</summary>
    [Range(1, 250)]
    public int MinDays { get; init; } = 5;

    /// <summary>
    /// Put volume divided by call volume that is usual, while there are too few days to tell: above 1 for an index. Default 1.45.
    /// </summary>
    [Range(0.01, 100)]
    public double PutCallReference { get; init; } = 1.45;

    /// <summary>How far ahead the expiry lies whose skew is taken. In calendar days; default 30.</summary>
    [Range(1, 1000)]
    public int SkewDays { get; init; } = 30;
}
