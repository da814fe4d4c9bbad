using System.Reflection;
using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>
/// At a broker nothing is entered on an option chain that is stale or missing, when what is computed from it has a weight in the formula:
/// the coverage alone might still suffice.
/// </summary>
/// <param name="row">The row of features.</param>
/// <param name="slots">The places of the terms that come from the chain.</param>
internal sealed class FreshChain(FeatureValue[] row, int[] slots) : IRiskRule
{
    private const EventKinds ChainKinds = EventKinds.OptionRow | EventKinds.ChainEnd;

    /// <inheritdoc />
    public int Allow(in EntryRequest entry, in AccountState account)
    {
        foreach (int slot in slots)
        {
            if (!row[slot].IsUsable)
            {
                return 0;
            }
        }

        return entry.Quantity;
    }

    /// <summary>The terms with a weight that are computed from the chain, at first or second hand.</summary>
    /// <param name="desk">Plugins.</param>
    /// <param name="configuration">The configuration.</param>
    public static IReadOnlyList<ConfluenceTerm> Terms(Desk desk, RunConfiguration configuration)
    {
        HashSet<string> readers = new(StringComparer.Ordinal);
        bool isMore = true;
        while (isMore)
        {
            isMore = false;
            foreach (PluginInstance feature in configuration.Features.Where(f => !readers.Contains(f.Name)))
            {
                LoadedPlugin plugin = desk.Load(feature.PluginId);
                bool reads = plugin.Type.GetCustomAttributes<ReadsAttribute>().Any(r => (r.Kinds & ChainKinds) != EventKinds.None);
                if (reads || PluginInputs.Of(plugin, feature.Options).Any(i => !i.IsOptional && readers.Contains(FeatureOf(i.Name))))
                {
                    isMore |= readers.Add(feature.Name);
                }
            }
        }

        return [.. configuration.EffectiveWeights.Where(t => t.EffectiveWeight > 0 && readers.Contains(FeatureOf(t.Output)))];
    }

    private static string FeatureOf(string output) => output.LastIndexOf('.') is > 0 and int at ? output[..at] : output;
}
