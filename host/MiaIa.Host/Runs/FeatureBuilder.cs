using System.Reflection;
using MiaIa.Engine.Features;
using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Builds the features of a run in the order of their dependencies and lays out their row.</summary>
internal sealed class FeatureBuilder(
    Desk desk, RunConfiguration configuration, PluginServices services, List<string> absent)
{
    /// <summary>Builds them.</summary>
    public (FeatureTable Table, FeatureNames Names, FeatureValue[] Row) Build()
    {
        PluginTypes types = desk.Types(configuration.Mode ?? RunMode.Backtest);
        IReadOnlyList<PluginInstance> instances = configuration.Features;
        IReadOnlyList<int> order = FeatureOrder.Sort([.. instances.Select(f => (f.Name, Reads(f)))]);
        PluginInstance[] ordered = [.. order.Select(i => instances[i])];
        FeatureNames names = new([.. ordered.SelectMany(f => types.Outputs(f).Select(o => f.Name + "." + o))]);
        FeatureValue[] row = new FeatureValue[names.Names.Count];
        PluginServices withRow = services with
        {
            FeatureNames = names,
            Inputs = input => InputOf(names, row, input, services.BasePeriod, absent),
        };
        FeatureNode[] nodes = [.. ordered.Select(f => NodeOf(f, withRow))];
        return (new FeatureTable(nodes, row, services.Instruments.All.Count), names, row);
    }

    /// <summary>An input in the row; an absent one is always Missing, and is noted unless a run lacks nothing without it.</summary>
    public static FeatureInput InputOf(
        FeatureNames names, FeatureValue[] row, PluginInput input, BarPeriod basePeriod, List<string> absent)
    {
        string name = InputAttribute.ForBase(input.Name, basePeriod);
        int slot = names.Find(name, "");
        if (slot < 0 && !input.IsExtra && !absent.Contains(name, StringComparer.Ordinal))
        {
            absent.Add(name);
        }

        return new FeatureInput(name, row, slot);
    }

    /// <summary>The name for the base period of this run.</summary>
    private string OfBase(string name) => InputAttribute.ForBase(name, services.BasePeriod);

    private IReadOnlyList<string> Reads(PluginInstance feature) =>
        [.. PluginInputs.Of(desk.Load(feature.PluginId), feature.Options).Select(i => OfBase(i.Name))];

    private FeatureNode NodeOf(PluginInstance instance, PluginServices withRow)
    {
        LoadedPlugin plugin = desk.Load(instance.PluginId);
        IFeature feature = PluginActivator.Create<IFeature>(plugin, instance.Options, withRow);
        return new FeatureNode(instance.Name, feature, ReadsOf(plugin.Type), MaxAgeNs(plugin.Type));
    }

    private List<FeatureReads> ReadsOf(Type type)
    {
        List<FeatureReads> reads = [];
        foreach (ReadsAttribute attribute in type.GetCustomAttributes<ReadsAttribute>())
        {
            short? instrument = attribute.Instrument is null ? (short)0 : services.Instruments.Find(attribute.Instrument)?.Id;
            // An instrument that the run does not watch leaves a line that reads nothing, so that no lines still means all.
            reads.Add(instrument is { } id ? new FeatureReads(id, attribute.Kinds) : new FeatureReads(0, EventKinds.None));
        }

        return reads;
    }

    private long MaxAgeNs(Type type)
    {
        MaxAgeAttribute? age = type.GetCustomAttribute<MaxAgeAttribute>();
        return age is null ? 0
            : age.BaseBars > 0 ? age.BaseBars * services.BasePeriod.Nanoseconds
            : (long)(age.Seconds * 1e9);
    }
}
