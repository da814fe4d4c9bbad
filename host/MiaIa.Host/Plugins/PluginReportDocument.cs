namespace MiaIa.Host.Plugins;

/// <summary>The load report as one document.</summary>
/// <param name="HostSdkVersion">The host's version of the SDK.</param>
/// <param name="Plugins">All plugins, by id.</param>
internal sealed record PluginReportDocument(string HostSdkVersion, IReadOnlyList<PluginReportEntry> Plugins);
