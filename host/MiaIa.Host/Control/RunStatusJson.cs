using System.Text.Json;
using MiaIa.Host.Health;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>The status as one JSON document; what is not there is null.</summary>
internal static class RunStatusJson
{
    /// <summary>Writes it.</summary>
    public static void Write(RunStatus status, Stream output)
    {
        using Utf8JsonWriter json = new(output, ControlText.Indented);
        json.WriteStartObject();
        json.WriteString("run", status.Id);
        json.WriteString("mode", status.Mode);
        json.WriteString("desk", status.Badge);
        json.WriteString("provenance", status.Provenance);
        json.WriteBoolean("running", status.Process is not null);
        WriteNumber(json, "pid", status.Process?.Id);
        json.WriteString("finished", status.Finished);
        json.WriteString("time", status.TimeNs is { } time ? Moment.Text(time) : null);
        json.WriteNumber("position", status.Position);
        WriteNumber(json, "entryTicks", status.EntryTicks);
        WriteNumber(json, "priceTicks", status.PriceTicks);
        WriteTexts(json, "orders", status.Orders);
        json.WriteNumber("roundTrips", status.RoundTrips);
        json.WriteNumber("net", status.Net);
        json.WriteNumber("dayNet", status.DayNet);
        json.WriteStartArray("halts");
        foreach (HeldHalt halt in status.Halts)
        {
            json.WriteStartObject();
            json.WriteString("cause", HaltText.Name(halt.Cause));
            json.WriteString("state", HaltText.Name(halt.State));
            json.WriteString("since", Moment.Text(halt.SinceNs));
            json.WriteString("text", halt.Text);
            json.WriteString("release", HaltText.Remedy(halt.Release, halt.UntilNs));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("decision", status.Decision);
        json.WriteString("feed", status.Feed);
        if (status.Health is { } health)
        {
            json.WriteStartObject("health");
            HealthJson.WriteProperties(health, json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("health");
        }

        json.WriteString("note", status.Note);
        WriteNumber(json, "journalBehind", status.JournalBehind);
        json.WriteBoolean("killFile", status.IsKillFile);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
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
