using MiaIa.Host.Plugins;

namespace MiaIa.Host.Configuration;

/// <summary>The names of the file's sections.</summary>
internal static class Sections
{
    /// <summary>The section of the formula.</summary>
    public const string Confluence = "confluence";

    /// <summary>The section of the formats of files.</summary>
    public const string Sources = "sources";

    /// <summary>The section of the modes.</summary>
    public const string Modes = "modes";

    /// <summary>The sections whose lines are plugins, with the kind that belongs there.</summary>
    public static readonly IReadOnlyList<Section> Plugins =
    [
        new("features", PluginKind.Feature),
        new(Confluence, PluginKind.Confluence),
        new("strategies", PluginKind.Strategy),
        new("filters", PluginKind.Filter),
        new("risk-rules", PluginKind.Risk),
        new("alerts", PluginKind.Alert),
        new(Sources, PluginKind.Source),
    ];

    /// <summary>A kind in the trader's words, with its article.</summary>
    public static string Noun(PluginKind kind) => kind switch
    {
        PluginKind.Source => "a format of files",
        PluginKind.Feed => "a feed",
        PluginKind.Feature => "a feature",
        PluginKind.Confluence => "a confluence",
        PluginKind.Strategy => "a strategy",
        PluginKind.Filter => "a filter",
        PluginKind.Risk => "a risk rule",
        PluginKind.FillModel => "a fill model",
        PluginKind.Broker => "a broker",
        _ => "an alert sink",
    };
}
