using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="VwapTrend"/>.</summary>
public sealed record VwapTrendOptions
{
    /// <summary>Bars over which the slope of the VWAP is taken. In bars; default 5.</summary>
    [Range(1, 500)]
    public int SlopeBars { get; init; } = 5;

    /// <summary>
    /// Least slope of the VWAP that counts fully, when the market is quiet. In ticks per bar; default .5.
    /// </summary>
    [Range(0.01, 100)]
    public double SlopeFullTicks { get; init; } = 0.5;

    /// <summary>Bars of the regression of the close. In bars; default 10.</summary>
    [Range(2, 500)]
    public int RegressionBars { get; init; } = 10;

    /// <summary>
    /// Bars in which pivots are looked for; three quarters of them must be there. In bars; default 20.
    /// </summary>
    [Range(5, 500)]
    public int PivotBars { get; init; } = 20;

    /// <summary>
    /// Where the VWAP starts, New York time: 18:00 (the session's open) or 09:30 (the regular open). Default 18:00.
    /// </summary>
    [RegularExpression("18:00|09:30")]
    public string Anchor { get; init; } = VwapTrend.SessionOpen;
}
