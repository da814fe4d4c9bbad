using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;
using Serilog.Formatting;

namespace MiaIa.Host.Logs;

/// <summary>
/// Writes an event of the log as one line: a JSON object with time (UTC), level, run, source, decision, text and fault, or the same in words.
/// A line break inside of a text never makes a second line.
/// </summary>
/// <param name="format">How.</param>
internal sealed class LogLine(LogFormat format) : ITextFormatter
{
    /// <summary>Property: id of the run.</summary>
    public const string Run = "run";

    /// <summary>Property: where the line comes from.</summary>
    public const string Source = "source";

    /// <summary>Property: number of the decision.</summary>
    public const string Decision = "decision";

    /// <summary>Property: what happened.</summary>
    public const string Text = "text";

    /// <summary>Property: what was thrown.</summary>
    public const string Fault = "fault";

    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc />
    public void Format(LogEvent logEvent, TextWriter output)
    {
        string time = logEvent.Timestamp.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);
        output.Write(format is LogFormat.Json ? Json(logEvent, time) : Words(logEvent, time));
        output.Write('\n');
    }

    private static string Json(LogEvent logEvent, string time)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, OneLine))
        {
            json.WriteStartObject();
            json.WriteString("time", time);
            json.WriteString("level", logEvent.Level.ToString().ToLowerInvariant());
            foreach (string name in (string[])[Run, Source, Decision, Text, Fault])
            {
                if (Value(logEvent, name) is { } value)
                {
                    json.WritePropertyName(name);
                    if (value is long number)
                    {
                        json.WriteNumberValue(number);
                    }
                    else
                    {
                        json.WriteStringValue(value.ToString());
                    }
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static string Words(LogEvent logEvent, string time)
    {
        StringBuilder line = new();
        line.Append(time).Append(' ').Append(logEvent.Level.ToString().ToLowerInvariant().PadRight("information".Length)).Append(' ')
            .Append(Value(logEvent, Source)).Append(": ").Append(Value(logEvent, Text));
        if (Value(logEvent, Fault) is { } fault)
        {
            line.Append(" | ").Append(fault);
        }

        line.Append(CultureInfo.InvariantCulture, $" ({Value(logEvent, Run)}, decision {Value(logEvent, Decision) ?? "none"})");
        return line.Replace("\r", "", 0, line.Length).Replace('\n', ' ').ToString();
    }

    private static object? Value(LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out LogEventPropertyValue? value) ? (value as ScalarValue)?.Value : null;
}
