using System.Text;

namespace MiaIa.Host.Plugins;

/// <summary>Why a plugin cannot be used, and what to do. Text only: it holds nothing of the plugin in memory.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Plugin">Id of the plugin; empty when it could not be told.</param>
/// <param name="File">The file, or the folder when no file is to blame.</param>
/// <param name="Type">The plugin's class; empty when there is none.</param>
/// <param name="Wanted">What was needed: an assembly, a version, an argument, a member.</param>
/// <param name="Found">What was found instead.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
internal sealed record PluginRefusal(
    RefusalReason Reason, string Plugin, string File, string Type, string Wanted, string Found, string Remedy)
{
    /// <summary>All of it in one line for people.</summary>
    public string Message
    {
        get
        {
            StringBuilder text = new();
            text.Append(Plugin.Length > 0 ? $"Plugin '{Plugin}'" : "A plugin").Append(" is refused: ").Append(Found);
            if (Wanted.Length > 0)
            {
                text.Append("; wanted: ").Append(Wanted);
            }

            text.Append(". ").Append(Remedy).Append(" (").Append(File);
            if (Type.Length > 0)
            {
                text.Append(", type ").Append(Type);
            }

            return text.Append(')').ToString();
        }
    }
}
