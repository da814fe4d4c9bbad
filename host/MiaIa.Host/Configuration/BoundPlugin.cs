namespace MiaIa.Host.Configuration;

/// <summary>An instance with what was noted while its options were bound.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Binding">What was noted.</param>
/// <param name="IsSound">Whether nothing was wrong with its options, so that its constructor may be tried.</param>
internal sealed record BoundPlugin(PluginInstance Instance, Binding Binding, bool IsSound);
