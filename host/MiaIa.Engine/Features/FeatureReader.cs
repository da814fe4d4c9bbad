using MiaIa.Sdk;

namespace MiaIa.Engine.Features;

/// <summary>
/// A feature as the dispatch table calls it: through a delegate bound once, since one call site that meets many types would
/// look each up again.
/// </summary>
/// <param name="node">The feature in its place.</param>
internal readonly struct FeatureReader(FeatureNode node)
{
    /// <summary>The feature in its place.</summary>
    public FeatureNode Node { get; } = node;

    /// <summary>Where its outputs begin in the row.</summary>
    public int Offset { get; } = node.Offset;

    /// <summary>Number of its outputs.</summary>
    public int Count { get; } = node.Count;

    /// <summary>When its outputs grow too old.</summary>
    public FeatureAge Age { get; } = node.Age;

    /// <summary>Its method.</summary>
    public Call OnEvent { get; } = node.Feature.OnEvent;

    /// <summary>The shape of a feature's method.</summary>
    internal delegate void Call(in MarketEvent e, Span<FeatureValue> values);
}
