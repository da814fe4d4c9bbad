using System.Text.Json;
using MiaIa.Host.Live;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>Which run is shown, whether it goes on, and when it is there.</summary>
internal static class RunSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, SnapshotInputs inputs, MonitorSite site)
    {
        IReadOnlyDictionary<string, string> header = inputs.Journal.Header;
        json.WriteNumber("madeMs", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        json.WriteStartObject("run");
        json.WriteString("id", inputs.Id);
        json.WriteString("mode", inputs.Process?.Mode ?? header.GetValueOrDefault(RunHeader.ModeKey));
        json.WriteString("badge", header.GetValueOrDefault(LiveTerms.BadgeKey, ""));
        json.WriteString("provenance", header.GetValueOrDefault("provenance"));
        json.WriteBoolean("running", inputs.Process is not null);
        json.WriteBoolean("commands", site.CanCommand);
        json.WriteBoolean("suspect", inputs.Journal.IsSuspect);
        json.WriteString("finished", header.GetValueOrDefault("finished"));
        json.WriteString("stopped", header.GetValueOrDefault("stopped"));
        json.WriteString("instrument", header.GetValueOrDefault("instrument"));
        json.WriteString("profile", header.GetValueOrDefault("profile"));
        json.WriteString("program", header.GetValueOrDefault("program"));
        json.WriteString("data", header.GetValueOrDefault("data"));
        json.WriteString("account", header.GetValueOrDefault("account"));
        json.WriteString("caution", header.GetValueOrDefault("caution"));
        json.WriteNumber("tickSize", inputs.TickSize);
        json.WriteNumber("tickValue", inputs.TickValue);
        if (inputs.Process is { } process)
        {
            json.WriteNumber("process", process.Id);
            json.WriteNumber("processSinceMs", new DateTimeOffset(process.StartedUtc).ToUnixTimeMilliseconds());
        }

        json.WriteEndObject();
        WriteClock(json, inputs);
    }

    private static void WriteClock(Utf8JsonWriter json, SnapshotInputs inputs)
    {
        json.WriteStartObject("clock");
        PageJson.Time(json, "eventMs", inputs.Live?.TimeNs ?? inputs.State?.TimeNs ?? inputs.Row.TimeNs);
        Session? session = inputs.Live is { HasSession: true } live ? live.Session : null;
        ShownValue window = inputs.Row["session.window"];
        json.WriteString("window", session is { } known ? Words.Kebab(known.Window.ToString()) : inputs.States.NameOf("session.window", window.Value));
        PageJson.Whole(json, "date", session?.DateNumber);
        json.WriteString("entriesFrom", inputs.Settings.Text("risk.trading-window.entries-from"));
        json.WriteString("entriesTo", inputs.Settings.Text("risk.trading-window.entries-to"));
        json.WriteString("flat", inputs.Settings.Text("risk.trading-window.flat"));
        json.WriteEndObject();
    }
}
