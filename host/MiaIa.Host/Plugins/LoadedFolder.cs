namespace MiaIa.Host.Plugins;

/// <summary>A plugin folder that is in use.</summary>
/// <param name="ShadowFolder">The copy that it is loaded from.</param>
/// <param name="ContentHash">SHA-256 of its content, hex.</param>
/// <param name="Context">Where its assemblies live.</param>
internal sealed record LoadedFolder(string ShadowFolder, string ContentHash, PluginLoadContext Context);
