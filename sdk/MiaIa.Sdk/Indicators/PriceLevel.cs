namespace MiaIa.Sdk.Indicators;

/// <summary>A kind of price level, with the weight of the method (its author's judgement, not a measurement).</summary>
/// <param name="Name">Name of the output that gives it, such as <c>poc</c>.</param>
/// <param name="Weight">Its weight, from 0 to 1.</param>
/// <param name="Family">What it comes from.</param>
public sealed record PriceLevel(string Name, double Weight, LevelFamily Family)
{
    /// <summary>Weight of a volume cluster: a row of the profile that stands out.</summary>
    public const double ClusterWeight = 0.6;

    /// <summary>Weight of a multiple of <see cref="RoundPoints"/>.</summary>
    public const double RoundWeight = 0.3;

    /// <summary>Weight that a multiple of <see cref="HundredPoints"/> has in addition.</summary>
    public const double HundredWeight = 0.2;

    /// <summary>Weight of a secondary level of the option chain that a vendor tells.</summary>
    public const double SecondaryWeight = 0.4;

    /// <summary>Round numbers are multiples of it, in points.</summary>
    public const int RoundPoints = 25;

    /// <summary>The rounder ones are multiples of it, in points.</summary>
    public const int HundredPoints = 100;

    /// <summary>The levels of which there is one each, in the order of the method.</summary>
    public static IReadOnlyList<PriceLevel> All { get; } =
    [
        new("call-wall", 1.0, LevelFamily.Options),
        new("put-wall", 1.0, LevelFamily.Options),
        new("flip", 0.9, LevelFamily.Options),
        new("poc", 0.9, LevelFamily.Profile),
        new("vah", 0.8, LevelFamily.Profile),
        new("val", 0.8, LevelFamily.Profile),
        new("vwap", 0.8, LevelFamily.Vwap),
        new("ppoc", 0.7, LevelFamily.Profile),
        new("vwap-above-1", 0.7, LevelFamily.Vwap),
        new("vwap-below-1", 0.7, LevelFamily.Vwap),
        new("pvah", 0.6, LevelFamily.Profile),
        new("pval", 0.6, LevelFamily.Profile),
        new("vwap-above-2", 0.6, LevelFamily.Vwap),
        new("vwap-below-2", 0.6, LevelFamily.Vwap),
        new("session-high", 0.5, LevelFamily.Session),
        new("session-low", 0.5, LevelFamily.Session),
        new("overnight-high", 0.4, LevelFamily.Session),
        new("overnight-low", 0.4, LevelFamily.Session),
    ];

    /// <summary>Weight of a price as a round number; 0 for one that is not.</summary>
    /// <param name="points">A whole number of points.</param>
    public static double RoundWeightOf(long points) =>
        points % RoundPoints != 0 ? 0 : RoundWeight + (points % HundredPoints == 0 ? HundredWeight : 0);
}
