namespace MiaIa.Sdk;

/// <summary>Names a plugin. The host reads it from the metadata, before the assembly is loaded.</summary>
/// <param name="id">The name in <c>strategies.yaml</c>: kebab-case, unique among all plugins.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PluginAttribute(string id) : Attribute
{
    /// <summary>The name in <c>strategies.yaml</c>.</summary>
    public string Id { get; } = id;
}
