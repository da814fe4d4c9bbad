namespace MiaIa.Plugins.Features;

/// <summary>Outputs of <see cref="LevelZones"/>, in their order; the single levels follow.</summary>
internal enum ZoneOutput
{
    NearestAbove,
    NearestBelow,
    Quality,
    PriceConfluence,
    AboveQuality,
    BelowQuality,
    ModerateAbove,
    ModerateBelow,
    Alert,
    ClusterAbove,
    ClusterBelow,
    OpeningHigh,
    OpeningLow,
    PreviousHigh,
    PreviousLow,
    PreviousClose,
    Levels,
}
