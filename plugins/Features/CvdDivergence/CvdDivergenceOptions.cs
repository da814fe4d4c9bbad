using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="CvdDivergence"/>.</summary>
public sealed record CvdDivergenceOptions
{
    /// <summary>Bars whose extreme is broken. In base bars; default 20.</summary>
    [Range(2, 500)]
    public int LookbackBars { get; init; } = 20;
}
