using System.Reflection;
using MiaIa.Host.Configuration;
using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>What the configuration must know of plugins, told by the loaded plugins themselves.</summary>
internal sealed class PluginTypes(PluginCatalogue catalogue, PluginHost host, PluginServices services)
    : IPluginTypes
{
    private readonly Dictionary<string, IReadOnlyList<string>> _outputs = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public bool TryFind(string id, out PluginKind kind)
    {
        PluginDescriptor? plugin = catalogue.Find(id);
        kind = plugin?.Kind ?? default;
        return plugin is { IsReady: true, Kind: not null };
    }

    /// <inheritdoc />
    public string? WhyRefused(string id) => catalogue.Find(id)?.Refusal?.Message;

    /// <inheritdoc />
    public IReadOnlyList<string> Ids(PluginKind kind) =>
        [.. catalogue.All.Where(p => p.IsReady && p.Kind == kind).Select(p => p.Id)];

    /// <inheritdoc />
    public Type? OptionsType(string id) => Load(id).OptionsType;

    /// <inheritdoc />
    public IReadOnlyList<InputNeed> Inputs(string id) =>
    [
        .. Load(id).Parameters
            .Select(p => (Input: p.GetCustomAttribute<InputAttribute>(), IsOptional: p.IsDefined(typeof(OptionalAttribute))))
            .Where(p => p.Input is not null)
            .Select(p => new InputNeed(p.Input!.Output, p.IsOptional)),
    ];

    /// <inheritdoc />
    public IReadOnlyList<string> Outputs(PluginInstance feature)
    {
        if (!_outputs.TryGetValue(feature.Name, out IReadOnlyList<string>? outputs))
        {
            // Outputs are asked for before anything is wired: what the feature reads is not there yet.
            PluginServices unwired = services with { Inputs = static input => new FeatureInput(input.Name, [], -1) };
            outputs = PluginActivator.Create<IFeature>(Load(feature.PluginId), feature.Options, unwired).Outputs;
            _outputs[feature.Name] = outputs;
        }

        return outputs;
    }

    /// <inheritdoc />
    public IReadOnlyList<ConfluenceTerm> Terms(PluginInstance confluence, FeatureNames row)
    {
        PluginServices withRow = services with { FeatureNames = row };
        return PluginActivator.Create<IConfluence>(Load(confluence.PluginId), confluence.Options, withRow).Terms;
    }

    private LoadedPlugin Load(string id) => host.Load(catalogue.Find(id)!);
}
