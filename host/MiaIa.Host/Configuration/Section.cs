using MiaIa.Host.Plugins;

namespace MiaIa.Host.Configuration;

/// <summary>A section whose lines are plugins.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Kind">The kind that belongs there.</param>
internal sealed record Section(string Key, PluginKind Kind);
