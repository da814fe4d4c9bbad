using System.Text.Json;

namespace MiaIa.Host.Archive;

/// <summary>Cells of a journal as JSON: numbers as they are (doubles so that they come back the same), texts, and null.</summary>
internal static class JsonRow
{
    /// <summary>Writes a row as an object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> cells)
    {
        json.WriteStartObject();
        foreach ((string name, object? cell) in cells)
        {
            Write(json, name, cell);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a property.</summary>
    public static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case long number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            default:
                json.WriteNull(name);
                break;
        }
    }
}
