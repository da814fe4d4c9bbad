namespace MiaIa.Host.Plugins;

/// <summary>What the scan of its metadata says of a plugin.</summary>
internal enum PluginState
{
    /// <summary>It may be loaded.</summary>
    Ready,

    /// <summary>It is never loaded; the refusal says why.</summary>
    Refused,
}
