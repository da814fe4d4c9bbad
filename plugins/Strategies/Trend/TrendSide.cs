using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>What the trend strategy reads for one side; the other side has its mirror image.</summary>
/// <param name="MethodStop">Stop distance of the method, in ticks.</param>
/// <param name="WallAhead">The gamma wall that stands against the move.</param>
/// <param name="WallBehind">The gamma wall that carries it.</param>
/// <param name="ZoneAhead">Near edge of the nearest zone against the move that is at least moderate.</param>
internal sealed record TrendSide(FeatureInput MethodStop, PriceInput WallAhead, PriceInput WallBehind, PriceInput ZoneAhead);
