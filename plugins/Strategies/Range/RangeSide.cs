using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>What the range strategy reads for one side; the other side has its mirror image.</summary>
/// <param name="MethodStop">Stop distance of the method, in ticks.</param>
/// <param name="BaseHeight">Height of the protected base that the method's stop belongs to, in ticks.</param>
/// <param name="LongPattern">The long bar pattern toward the side.</param>
/// <param name="ColorPattern">The color bar pattern toward the side.</param>
/// <param name="Trap">Number of the false break that traps the other side.</param>
/// <param name="ValueEdge">Edge of the session's value area.</param>
/// <param name="PreviousValueEdge">Edge of the previous session's value area.</param>
/// <param name="Wall">The gamma wall that carries the bounce.</param>
internal sealed record RangeSide(
    FeatureInput MethodStop,
    FeatureInput BaseHeight,
    FeatureInput LongPattern,
    FeatureInput ColorPattern,
    double Trap,
    PriceInput ValueEdge,
    PriceInput PreviousValueEdge,
    PriceInput Wall);
