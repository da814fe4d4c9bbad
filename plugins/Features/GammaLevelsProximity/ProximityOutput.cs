namespace MiaIa.Plugins.Features;

/// <summary>The outputs of the proximity, in their order.</summary>
internal enum ProximityOutput
{
    Score,
    WeightFactor,
    Wall,
    FlipSide,
    FlipPull,
    IsDamped,
    CallWallTicks,
    PutWallTicks,
    FlipTicks,
    ReachTicks,
}
