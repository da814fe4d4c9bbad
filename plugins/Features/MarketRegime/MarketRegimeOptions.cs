using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="MarketRegimeFeature"/>.</summary>
public sealed record MarketRegimeOptions
{
    /// <summary>The window. In bars of 5 minutes; default 30.</summary>
    [Range(21, 500)]
    public int WindowBars { get; init; } = 30;

    /// <summary>Least trend score (a share) and least ADX of a strong trend. Default .6 and 25.</summary>
    [Length(2, 2)]
    [Range(0, 1000)]
    public IReadOnlyList<double> Strong { get; init; } = [0.6, 25];

    /// <summary>Least trend score (a share) and least ADX of a weak trend. Default .35 and 18.</summary>
    [Length(2, 2)]
    [Range(0, 1000)]
    public IReadOnlyList<double> Weak { get; init; } = [0.35, 18];

    /// <summary>
    /// Least height of a range, and the height that is allowed however calm the market is. In ticks; default 8 and 50.
    /// </summary>
    [Length(2, 2)]
    [Range(0, 1000)]
    public IReadOnlyList<double> RangeTicks { get; init; } = [8, 50];
}
