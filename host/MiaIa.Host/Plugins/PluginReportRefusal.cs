namespace MiaIa.Host.Plugins;

/// <summary>A refusal in the load report.</summary>
/// <param name="Reason">Why, kebab-case.</param>
/// <param name="File">The file to blame.</param>
/// <param name="Type">The plugin's class.</param>
/// <param name="Wanted">What was needed.</param>
/// <param name="Found">What was found instead.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Message">All of it in one line.</param>
internal sealed record PluginReportRefusal(
    string Reason, string File, string Type, string Wanted, string Found, string Remedy, string Message)
{
    /// <summary>A refusal in those words.</summary>
    public static PluginReportRefusal Of(PluginRefusal refusal) => new(
        PluginReportEntry.KebabCase(refusal.Reason.ToString()),
        refusal.File,
        refusal.Type,
        refusal.Wanted,
        refusal.Found,
        refusal.Remedy,
        refusal.Message);
}
