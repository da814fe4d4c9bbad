namespace MiaIa.Host.Configuration;

/// <summary>A place that names a plugin.</summary>
/// <param name="Name">The name: <c>id</c> or <c>id@label</c>.</param>
/// <param name="Mark">Where the name stands.</param>
/// <param name="Options">Its options.</param>
internal sealed record PluginLine(string Name, Mark Mark, YamlNode Options);
