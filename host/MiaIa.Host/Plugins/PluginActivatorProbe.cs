namespace MiaIa.Host.Plugins;

/// <summary>What is built when the container is warmed up: one constructor with one argument.</summary>
/// <param name="argument">Any.</param>
internal sealed class PluginActivatorProbe(string argument)
{
    /// <summary>What it was given.</summary>
    public string Argument { get; } = argument;
}
