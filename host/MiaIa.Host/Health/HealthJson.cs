using System.Text.Json;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Health;

/// <summary>Health as JSON: what <c>/health</c> answers, and the file <c>health</c> in a run's control folder.</summary>
internal static class HealthJson
{
    private const int Ok = 200;
    private const int Unavailable = 503;

    /// <summary>The status of an HTTP answer: 200 while it works, 503 when it does not or nobody knows.</summary>
    public static int StatusCode(HealthState state) => state is HealthState.Healthy or HealthState.Degraded ? Ok : Unavailable;

    /// <summary>As the text of one object.</summary>
    public static string Write(DeskHealth health) => ControlText.Write(json => WriteProperties(health, json));

    /// <summary>Writes what belongs into the object.</summary>
    public static void WriteProperties(DeskHealth health, Utf8JsonWriter json)
    {
        json.WriteString("state", Name(health.State));
        json.WriteString("time", Moment.Text(health.TimeNs));
        json.WriteNumber("timeNs", health.TimeNs);
        json.WriteStartArray("components");
        foreach (ComponentHealth component in health.Components)
        {
            json.WriteStartObject();
            json.WriteString("component", component.Component);
            json.WriteString("state", Name(component.State));
            json.WriteString("reason", component.Reason);
            json.WriteString("remedy", component.Remedy);
            json.WriteString("since", Moment.Text(component.SinceNs));
            json.WriteNumber("sinceNs", component.SinceNs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads it back; null when the text is no such thing.</summary>
    public static DeskHealth? Read(string? text)
    {
        try
        {
            if (text is null)
            {
                return null;
            }

            JsonElement root = ControlText.Read(text);
            return root.TryGetProperty("components", out JsonElement list) && list.ValueKind is JsonValueKind.Array
                ? new DeskHealth(ControlText.Whole(root, "timeNs"), [.. list.EnumerateArray().Select(ReadComponent)])
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A state as it is written.</summary>
    public static string Name(HealthState state) => state.ToString().ToLowerInvariant();

    private static ComponentHealth ReadComponent(JsonElement item) => new(
        ControlText.Text(item, "component"),
        Enum.TryParse(ControlText.Text(item, "state"), ignoreCase: true, out HealthState state) ? state : HealthState.Unknown,
        ControlText.Text(item, "reason"), ControlText.Text(item, "remedy"), ControlText.Whole(item, "sinceNs"));
}
