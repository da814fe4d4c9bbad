using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The truth about a planted effect, to score detectors with.</summary>
/// <param name="Effect">What was planted.</param>
/// <param name="Direction">
/// Of a base and a trend day the trend; of a sweep and of blocks the aggressor; of a golden-rule break and a headfake
/// where the price goes, against what it broke. None where there is no side.
/// </param>
/// <param name="FromNs">When it began, nanoseconds UTC.</param>
/// <param name="ToNs">When it was over, nanoseconds UTC.</param>
/// <param name="LowTicks">Lowest bid in it, in ticks.</param>
/// <param name="HighTicks">Highest ask in it, in ticks.</param>
/// <param name="LevelTicks">
/// The price it is about, in ticks: the edge of the base that was broken, the extreme that was broken falsely, the strike
/// of a pin as a price of the traded instrument; else where it began.
/// </param>
/// <param name="Contracts">Contracts of a sweep or of all blocks; else 0.</param>
public sealed record PlantedLabel(
    PlantedEffect Effect,
    Side Direction,
    long FromNs,
    long ToNs,
    int LowTicks,
    int HighTicks,
    int LevelTicks,
    int Contracts);
