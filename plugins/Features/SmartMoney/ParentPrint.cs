using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Consecutive prints of one aggressor that are taken for one order.</summary>
/// <param name="Side">The aggressor.</param>
/// <param name="FirstPriceTicks">Price of the first print, in ticks.</param>
/// <param name="Size">Contracts.</param>
/// <param name="LastNs">Time of the last print, nanoseconds UTC.</param>
/// <param name="IsInferred">Whether an aggressor was inferred.</param>
internal readonly record struct ParentPrint(Side Side, int FirstPriceTicks, int Size, long LastNs, bool IsInferred);
