using System.Text.Json;

namespace MiaIa.Host.Control;

/// <summary>What became of a request.</summary>
/// <param name="IsComplete">Whether everything that was asked for is done.</param>
/// <param name="Text">What happened, in a sentence.</param>
/// <param name="TimeNs">Event time at which it was taken, nanoseconds UTC.</param>
/// <param name="Milliseconds">Wall time from its taking to its end.</param>
/// <param name="Closed">Contracts that were closed.</param>
/// <param name="Cancelled">Orders that no longer work.</param>
/// <param name="Position">Contracts that are open after it, signed.</param>
/// <param name="Working">Orders that work after it.</param>
/// <param name="Halted">Halts that hold since.</param>
/// <param name="Released">Halts that no longer hold.</param>
internal sealed record ControlOutcome(
    bool IsComplete,
    string Text,
    long TimeNs,
    long Milliseconds,
    int Closed,
    int Cancelled,
    int Position,
    int Working,
    IReadOnlyList<string> Halted,
    IReadOnlyList<string> Released)
{
    private const string Done = "done";
    private const string Open = "not-done";

    /// <summary>As the text of a file.</summary>
    public string ToText() => ControlText.Write(json =>
    {
        json.WriteString("outcome", IsComplete ? Done : Open);
        json.WriteString("text", Text);
        json.WriteNumber("timeNs", TimeNs);
        json.WriteNumber("milliseconds", Milliseconds);
        json.WriteNumber("closed", Closed);
        json.WriteNumber("cancelled", Cancelled);
        json.WriteNumber("position", Position);
        json.WriteNumber("working", Working);
        WriteTexts(json, "halted", Halted);
        WriteTexts(json, "released", Released);
    });

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ControlOutcome Parse(string text)
    {
        JsonElement root = ControlText.Read(text);
        return new ControlOutcome(
            string.Equals(ControlText.Text(root, "outcome"), Done, StringComparison.Ordinal),
            ControlText.Text(root, "text"),
            ControlText.Whole(root, "timeNs"),
            ControlText.Whole(root, "milliseconds"),
            (int)ControlText.Whole(root, "closed"),
            (int)ControlText.Whole(root, "cancelled"),
            (int)ControlText.Whole(root, "position"),
            (int)ControlText.Whole(root, "working"),
            ControlText.Texts(root, "halted"),
            ControlText.Texts(root, "released"));
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
