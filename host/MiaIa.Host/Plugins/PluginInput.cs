namespace MiaIa.Host.Plugins;

/// <summary>An output of another feature that an instance of a plugin reads.</summary>
/// <param name="Name">The output: <c>feature.output</c>.</param>
/// <param name="IsOptional">Whether it may be absent.</param>
/// <param name="Place">Where the plugin asks for it: the constructor parameter, or the property of its options.</param>
internal sealed record PluginInput(string Name, bool IsOptional, string Place)
{
    /// <summary>Whether a run lacks nothing without it.</summary>
    public bool IsExtra { get; init; }
}
