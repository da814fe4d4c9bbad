using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>A source plugin, by its name. Their order is that of the configuration, and decides at equal time.</summary>
/// <param name="Id">Name of the plugin: lean-zip.</param>
/// <param name="Source">The plugin.</param>
internal sealed record DataSource(string Id, ISource Source);
