using System.Text.Json;
using MiaIa.Host.Comparison;

namespace MiaIa.Host.Replay;

/// <summary>The outcome of a replay for machines.</summary>
internal static class ReplayJson
{
    /// <summary>Writes it.</summary>
    public static void Write(ReplayResult result, Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("run", result.Run);
        json.WriteString("provenance", result.Provenance);
        json.WriteBoolean("identical", result.Difference is null);
        json.WriteNumber("events", result.Events);
        json.WriteNumber("decisions", result.Decisions);
        json.WriteNumber("comparedDecisions", result.Compared);
        json.WriteNumber("orders", result.Orders);
        json.WriteNumber("roundTrips", result.Trips);
        json.WriteString("recordedFingerprint", result.RecordedFingerprint);
        json.WriteString("fingerprint", result.Fingerprint);
        json.WriteString("configuration", result.Configuration);
        json.WriteStartArray("settings");
        foreach (SettingDifference setting in result.Settings)
        {
            json.WriteStartObject();
            json.WriteString("path", setting.Key);
            json.WriteString("run", setting.A);
            json.WriteString("now", setting.B);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("changed");
        foreach (string line in result.Changed)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
        if (result.Difference is { } first)
        {
            json.WriteStartObject("firstDifference");
            json.WriteNumber("decision", first.Number);
            json.WriteNumber("timeNs", first.TimeNs);
            json.WriteString("what", first.What);
            json.WriteString("recorded", first.Recorded);
            json.WriteString("now", first.Now);
            json.WriteEndObject();
            json.WriteString("replayJournal", result.ReplayPath);
        }

        json.WriteEndObject();
    }
}
