namespace MiaIa.Host.Plugins;

/// <summary>A class with the plugin attribute, as metadata tell it.</summary>
/// <param name="Id">The id the attribute gives.</param>
/// <param name="TypeName">Full name of the class, as reflection writes it.</param>
/// <param name="Contracts">The contracts it implements.</param>
/// <param name="IsConcrete">Whether it can be built: neither abstract nor generic.</param>
internal sealed record PluginClass(
    string Id, string TypeName, IReadOnlyList<PluginContract> Contracts, bool IsConcrete);
