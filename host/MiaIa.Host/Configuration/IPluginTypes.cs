using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>What the reader of the file must know of the plugins that are there.</summary>
internal interface IPluginTypes
{
    /// <summary>The kind of a plugin; false when there is none of that id that can be used.</summary>
    bool TryFind(string id, out PluginKind kind);

    /// <summary>Why a plugin that is there cannot be used, in a sentence with the remedy; null when it can, or is not there.</summary>
    string? WhyRefused(string id);

    /// <summary>All usable ids of a kind.</summary>
    IReadOnlyList<string> Ids(PluginKind kind);

    /// <summary>The type of its options record; null when it has none.</summary>
    Type? OptionsType(string id);

    /// <summary>The inputs among the parameters of its constructor.</summary>
    IReadOnlyList<InputNeed> Inputs(string id);

    /// <summary>The outputs of a feature with its options. Throws what the plugin's constructor throws.</summary>
    IReadOnlyList<string> Outputs(PluginInstance feature);

    /// <summary>The lines of a confluence over a row. Throws what the plugin's constructor throws.</summary>
    IReadOnlyList<ConfluenceTerm> Terms(PluginInstance confluence, FeatureNames row);
}
