namespace MiaIa.Plugins.Features;

/// <summary>The outputs of the levels, in their order.</summary>
internal enum LevelOutput
{
    CallWall,
    PutWall,
    Flip,
    Hvl,
    NetGex,
    ZeroDteCallWall,
    ZeroDtePutWall,
    FirstGex,
    OneDayMin = FirstGex + 10,
    OneDayMax,
    MaxPain,
    Basis,
    Spot,
    Snapshot,
    Reason,
    Coverage,
    CallWallCoverage,
    PutWallCoverage,
    FlipCoverage,
    QuoteAgeSeconds,
    MissingStrikes,
    SignModel,
}
