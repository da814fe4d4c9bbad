using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiaIa.Host.Control;

/// <summary>The JSON of the files between a command and a running process.</summary>
internal static class ControlText
{
    /// <summary>How JSON for people is written: indented, and only what JSON itself demands escaped.</summary>
    internal static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one object.</summary>
    public static string Write(Action<Utf8JsonWriter> properties)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Indented))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    /// <summary>Reads one object.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JsonElement Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new FormatException("it is no JSON object");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"it is no JSON: {problem.Message}", problem);
        }
    }

    /// <summary>A text of it.</summary>
    /// <exception cref="FormatException">It is not there, or no text.</exception>
    public static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"the text '{name}' is missing");

    /// <summary>A whole number of it.</summary>
    /// <exception cref="FormatException">It is not there, or no whole number.</exception>
    public static long Whole(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out long number)
            ? number
            : throw new FormatException($"the number '{name}' is missing");

    /// <summary>The texts of a list of it; none when it is not there.</summary>
    public static IReadOnlyList<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(item => item.ToString())]
            : [];
}
