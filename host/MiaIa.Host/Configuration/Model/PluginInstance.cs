using MiaIa.Host.Plugins;

namespace MiaIa.Host.Configuration;

/// <summary>A plugin that the file names, with its options.</summary>
/// <param name="Name">Its name in the file: <c>id</c> or <c>id@label</c>.</param>
/// <param name="PluginId">The plugin: the text before <c>@</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Options">The bound options record; null when the plugin has none.</param>
/// <param name="Mark">Where its name stands.</param>
internal sealed record PluginInstance(string Name, string PluginId, PluginKind Kind, object? Options, Mark Mark)
{
    /// <summary>An error at its line, for what its constructor objects to.</summary>
    public ConfigurationError Error(string message) => new(Mark, $"{Name}: {message.TrimEnd('.')}");
}
