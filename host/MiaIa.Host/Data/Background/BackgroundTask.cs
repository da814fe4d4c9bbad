using MiaIa.Engine.Features;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>The background work of a feature of a run.</summary>
/// <param name="place">Place of the feature in the order of the run.</param>
/// <param name="name">Name of the feature.</param>
/// <param name="work">The work.</param>
internal sealed class BackgroundTask(short place, string name, IBackgroundWork work)
{
    /// <summary>Place of the feature in the order of the run.</summary>
    public short Place { get; } = place;

    /// <summary>Name of the feature.</summary>
    public string Name { get; } = name;

    /// <summary>The work.</summary>
    public IBackgroundWork Work { get; } = work;

    /// <summary>What it threw; null while it works.</summary>
    public string? Fault { get; set; }

    /// <summary>The tasks of the features of a run.</summary>
    public static IReadOnlyList<BackgroundTask> Of(FeatureTable features) =>
    [
        .. features.Nodes
            .Select((node, place) => (node, place))
            .Where(n => n.node.Feature is IBackgroundFeature)
            .Select(n => new BackgroundTask((short)n.place, n.node.Name, ((IBackgroundFeature)n.node.Feature).CreateWork())),
    ];
}
