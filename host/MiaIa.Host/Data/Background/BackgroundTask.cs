using MiaIa.Engine.Features;
using MiaIa.Host.Runs;
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
    /// <exception cref="RunException">A feature cannot make its work with these options and instruments.</exception>
    public static IReadOnlyList<BackgroundTask> Of(FeatureTable features)
    {
        List<BackgroundTask> tasks = [];
        for (int place = 0; place < features.Nodes.Count; place++)
        {
            FeatureNode node = features.Nodes[place];
            if (node.Feature is not IBackgroundFeature feature)
            {
                continue;
            }

            try
            {
                tasks.Add(new BackgroundTask((short)place, node.Name, feature.CreateWork()));
            }
            catch (InvalidOperationException problem)
            {
                throw new RunException($"{node.Name}: {problem.Message}", ExitCodes.Configuration);
            }
        }

        return tasks;
    }
}
