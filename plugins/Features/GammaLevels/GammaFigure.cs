using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Features;

/// <summary>Places of the figures that the background work answers; levels in points of the index, NaN for what there is not.</summary>
internal static class GammaFigure
{
    public const int State = 0;
    public const int AsOfSeconds = 1;
    public const int Spot = 2;
    public const int Net = 3;

    /// <summary>Spot that the profile is around.</summary>
    public const int ProfileSpot = 4;
    public const int Coverage = 5;
    public const int CallWallCoverage = 6;
    public const int PutWallCoverage = 7;
    public const int FlipCoverage = 8;
    public const int QuoteAgeSeconds = 9;
    public const int MissingStrikes = 10;
    public const int CallWall = 11;
    public const int PutWall = 12;
    public const int Flip = 13;
    public const int Hvl = 14;
    public const int ZeroDteCallWall = 15;
    public const int ZeroDtePutWall = 16;
    public const int OneDayMin = 17;
    public const int OneDayMax = 18;
    public const int MaxPain = 19;
    public const int FirstGex = 20;

    /// <summary>1 when the chain that has just come is the index's own.</summary>
    public const int IsIndex = FirstGex + GammaLevels.Largest;
    public const int FirstProfile = IsIndex + 1;

    /// <summary>How long the snapshot has been known, in nanoseconds: more than 0 when some of its rows have come later.</summary>
    public const int KnownForNs = FirstProfile + GammaLevels.ProfilePoints;

    /// <summary>How many there are.</summary>
    public const int Count = KnownForNs + 1;
}
