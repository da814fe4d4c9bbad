namespace MiaIa.Host.Plugins;

/// <summary>A plugin that the run needs cannot be loaded or built. The message is for people and complete.</summary>
/// <param name="refusal">Why, and what to do.</param>
internal sealed class PluginException(PluginRefusal refusal) : Exception(refusal.Message)
{
    /// <summary>Why, and what to do.</summary>
    public PluginRefusal Refusal { get; } = refusal;
}
