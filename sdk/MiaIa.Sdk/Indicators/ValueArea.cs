namespace MiaIa.Sdk.Indicators;

/// <summary>Where most of the volume lies (Steidlmayer's market profile).</summary>
/// <param name="PointOfControlTicks">Row of the largest volume, in ticks.</param>
/// <param name="LowTicks">Lowest row of the value area, in ticks.</param>
/// <param name="HighTicks">Highest row of the value area, in ticks.</param>
/// <param name="Share">Share of the volume that it holds, (0, 1].</param>
public readonly record struct ValueArea(int PointOfControlTicks, int LowTicks, int HighTicks, double Share);
