using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>A base: bars that stayed inside a narrow box.</summary>
/// <param name="First">Number of its first bar.</param>
/// <param name="Last">Number of its last bar.</param>
/// <param name="LowTicks">Lowest low, in ticks.</param>
/// <param name="HighTicks">Highest high, in ticks.</param>
/// <param name="Direction">+1 green, -1 red, 0 neutral.</param>
/// <param name="Quality">From 0 to 1.</param>
/// <param name="DeltaStatus">How far the deltas of its bars can be trusted.</param>
/// <param name="FrozenAt">Number of the bar that broke it; -1 while it develops.</param>
internal readonly record struct BaseBox(
    int First, int Last, int LowTicks, int HighTicks, int Direction, double Quality, FeatureStatus DeltaStatus, int FrozenAt)
{
    public int HeightTicks => HighTicks - LowTicks;
}
