using MiaIa.Sdk;

namespace MiaIa.Engine.Features;

/// <summary>A feature in its place: which part of the row is its own, and what it is called for.</summary>
/// <param name="name">Name of the instance: <c>plugin-id</c> or <c>plugin-id@label</c>.</param>
/// <param name="feature">The feature.</param>
/// <param name="reads">Which kinds of which instrument; none of them means everything of the traded one.</param>
/// <param name="maxAgeNs">Limit of age of its outputs, in nanoseconds; 0 for none.</param>
public sealed class FeatureNode(
    string name, IFeature feature, IReadOnlyList<FeatureReads> reads, long maxAgeNs)
{
    /// <summary>Name of the instance.</summary>
    public string Name { get; } = name;

    /// <summary>The feature.</summary>
    public IFeature Feature { get; } = feature;

    /// <summary>What it is called for.</summary>
    public IReadOnlyList<FeatureReads> Reads { get; } = reads;

    /// <summary>Limit of age of its outputs, in nanoseconds; 0 for none.</summary>
    public long MaxAgeNs { get; } = maxAgeNs;

    /// <summary>Where its outputs begin in the row.</summary>
    public int Offset { get; internal set; }

    /// <summary>Number of outputs.</summary>
    public int Count { get; } = feature.Outputs.Count;

    /// <summary>Why it is out for the run; null while it works.</summary>
    public string? Fault { get; internal set; }

    /// <summary>When its outputs grow too old.</summary>
    internal FeatureAge Age { get; set; } = null!;

    /// <summary>Whether the fault is written down.</summary>
    internal bool IsFaultNoted { get; set; }
}
