using System.Text.Json;

namespace MiaIa.Host.Control;

/// <summary>Where a running process stands, as it says itself about once a second.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Events">Events taken.</param>
/// <param name="Position">Contracts, signed.</param>
/// <param name="Working">Orders that may still be filled.</param>
/// <param name="JournalBehind">Records that the journal has been given and has not yet written.</param>
/// <param name="Decision">The last decision at a bar's close, or the last that proposed something, with its reason; null before the first.</param>
/// <param name="Feed">How the feed fares; null when it does not say.</param>
internal sealed record RunState(long TimeNs, long Events, int Position, int Working, long JournalBehind, string? Decision = null, string? Feed = null)
{
    /// <summary>As the text of a file.</summary>
    public string ToText() => ControlText.Write(json =>
    {
        json.WriteNumber("timeNs", TimeNs);
        json.WriteNumber("events", Events);
        json.WriteNumber("position", Position);
        json.WriteNumber("working", Working);
        json.WriteNumber("journalBehind", JournalBehind);
        json.WriteString("decision", Decision);
        json.WriteString("feed", Feed);
    });

    /// <summary>The state of a run; null when it has said none.</summary>
    public static RunState? Of(ControlFolder folder)
    {
        if (AtomicFile.Read(folder.StatePath) is not { } text)
        {
            return null;
        }

        try
        {
            JsonElement root = ControlText.Read(text);
            return new RunState(
                ControlText.Whole(root, "timeNs"), ControlText.Whole(root, "events"), (int)ControlText.Whole(root, "position"),
                (int)ControlText.Whole(root, "working"), ControlText.Whole(root, "journalBehind"),
                TextOf(root, "decision"), TextOf(root, "feed"));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
