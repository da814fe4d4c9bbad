using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace MiaIa.Host.Commands;

/// <summary>Facts of a file for people and programs.</summary>
internal static class Facts
{
    private const int ItemsShown = 12;

    /// <summary>Writes them as one JSON document.</summary>
    public static void WriteJson(IReadOnlyDictionary<string, object?> facts, Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        WriteValue(json, facts);
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>Writes them as indented lines.</summary>
    public static void Write(IReadOnlyDictionary<string, object?> facts, TextWriter output, int depth = 0)
    {
        string indent = new(' ', 2 * depth);
        foreach ((string key, object? value) in facts)
        {
            if (value is IReadOnlyDictionary<string, object?> map)
            {
                output.WriteLine($"{indent}{key}:");
                Write(map, output, depth + 1);
            }
            else
            {
                output.WriteLine($"{indent}{key}: {Text(value)}");
            }
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "-",
        string text => text,
        bool truth => truth ? "yes" : "no",
        IEnumerable items => ListText([.. items.Cast<object?>().Select(Text)]),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "-",
    };

    private static string ListText(string[] items) => items.Length <= ItemsShown
        ? string.Join(", ", items)
        : string.Join(", ", items.Take(ItemsShown)) + $" ... ({items.Length} in all)";

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case IReadOnlyDictionary<string, object?> map:
                json.WriteStartObject();
                foreach ((string key, object? item) in map)
                {
                    json.WritePropertyName(key);
                    WriteValue(json, item);
                }

                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
