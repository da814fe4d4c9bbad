namespace MiaIa.Host.Plugins;

/// <summary>A plugin in the load report, in the words of the report.</summary>
/// <param name="Id">Its id; empty when it could not be told.</param>
/// <param name="Kind">What it is, kebab-case; null when it could not be told.</param>
/// <param name="State">Ready or refused.</param>
/// <param name="Version">Version of its assembly.</param>
/// <param name="SdkVersion">Version of the SDK it was built against.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="File">Its assembly.</param>
/// <param name="Type">Its class.</param>
/// <param name="ModuleId">Identity of the build.</param>
/// <param name="Refusal">Why it is refused; null when it is ready.</param>
/// <param name="Notes">What else to know.</param>
internal sealed record PluginReportEntry(
    string Id,
    string? Kind,
    string State,
    string? Version,
    string? SdkVersion,
    string Folder,
    string File,
    string Type,
    Guid ModuleId,
    PluginReportRefusal? Refusal,
    IReadOnlyList<string> Notes)
{
    /// <summary>A plugin in those words.</summary>
    public static PluginReportEntry Of(PluginDescriptor plugin) => new(
        plugin.Id,
        plugin.Kind is { } kind ? KebabCase(kind.ToString()) : null,
        plugin.IsReady ? "ready" : "refused",
        plugin.AssemblyVersion?.ToString(3),
        plugin.SdkVersion?.ToString(3),
        plugin.Folder,
        plugin.AssemblyPath,
        plugin.TypeName,
        plugin.ModuleId,
        plugin.Refusal is { } refusal ? PluginReportRefusal.Of(refusal) : null,
        plugin.Notes);

    /// <summary>A name in kebab-case: FillModel becomes fill-model.</summary>
    public static string KebabCase(string name)
    {
        System.Text.StringBuilder text = new();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
