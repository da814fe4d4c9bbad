using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace MiaIa.Host.Monitor;

/// <summary>How the page's JSON is written: what is not there is null, and an amount is a number with its decimals.</summary>
internal static class PageJson
{
    private const double NanosecondsPerMillisecond = 1e6;

    /// <summary>One object as bytes.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> properties)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Why something could not be done.</summary>
    public static byte[] Error(string reason) => Write(json => json.WriteString("error", reason));

    /// <summary>A number; null when there is none.</summary>
    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A whole number; null when there is none.</summary>
    public static void Whole(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>An amount in dollars; null when there is none.</summary>
    public static void Money(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } amount)
        {
            json.WriteNumber(name, amount);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>A moment in milliseconds since 1970 UTC, as a browser counts; null when there is none.</summary>
    public static void Time(Utf8JsonWriter json, string name, long? timeNs)
    {
        if (timeNs is { } ns)
        {
            json.WriteNumber(name, Math.Floor(ns / NanosecondsPerMillisecond));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Texts.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>An amount that a journal keeps as text.</summary>
    public static decimal Amount(string? text) => decimal.Parse(text ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture);
}
