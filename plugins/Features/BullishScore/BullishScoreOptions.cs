using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="BullishScore"/>.</summary>
public sealed record BullishScoreOptions
{
    /// <summary>Bars whose delta makes the slope. In base bars; default 10.</summary>
    [Range(2, 200)]
    public int SlopeBars { get; init; } = 10;

    /// <summary>Bars that tell the usual volume. In base bars; default 20.</summary>
    [Range(2, 500)]
    public int VolumeBars { get; init; } = 20;
}
