using System.Text.Json;
using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Alerts;

/// <summary>The alerts of a run as a person reads them: the newest first.</summary>
/// <param name="run">Id of the run.</param>
/// <param name="alerts">The alerts, in the order of their numbers.</param>
/// <param name="fates">What became of their messages.</param>
internal sealed class AlertListing(string run, IReadOnlyList<Alert> alerts, IReadOnlyList<AlertFate> fates)
{
    /// <summary>Reads the alerts of a run.</summary>
    /// <param name="path">Its journal.</param>
    public static AlertListing Read(string path)
    {
        string run = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using AlertStore? store = AlertStore.OpenToRead(path);
        if (store is null)
        {
            return new AlertListing(run, [], []);
        }

        Dictionary<int, string> seen = store.Acknowledged().ToDictionary(a => a.Alert, a => a.By);
        return new AlertListing(run, [.. store.Alerts().Select(a => seen.TryGetValue(a.Number, out string? by) ? Seen(a, by) : a)], store.Fates());
    }

    /// <summary>Writes them as text.</summary>
    public void WriteText(TextWriter output)
    {
        if (alerts.Count == 0)
        {
            output.WriteLine($"{run} has had no alert.");
            return;
        }

        output.WriteLine(FormattableString.Invariant(
            $"{alerts.Count} alerts of {run}: {Count(AlertState.Firing)} firing, {Count(AlertState.Acknowledged)} acknowledged, {Count(AlertState.Resolved)} resolved."));
        foreach (Alert alert in alerts.Reverse())
        {
            string times = alert.Count > 1 ? FormattableString.Invariant($" ({alert.Count} times)") : "";
            string by = alert.AcknowledgedBy is { } who ? $" (seen by {who})" : "";
            output.WriteLine(Clean(FormattableString.Invariant(
                $"{alert.Number,5}  {EnumNames.Write(alert.State),-12}  {EnumNames.Write(alert.Severity),-11}  {Time(alert.FiredNs)}  {alert.Rule}: {alert.Text}{times}{by}")));
            foreach (AlertFate fate in fates.Where(f => f.Alert == alert.Number && f.State is not "delivered" and not "folded"))
            {
                output.WriteLine(Clean(FormattableString.Invariant(
                    $"       {fate.Kind} to {fate.Sink}: {fate.State} after {fate.Attempts} attempts{(fate.Answer.Length > 0 ? ": " + fate.Answer : "")}")));
            }
        }

        output.WriteLine("You have seen one: mia alerts ack NUMBER");
    }

    /// <summary>Writes them as one JSON document.</summary>
    public void WriteJson(Stream output)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("run", run);
        json.WriteStartArray("alerts");
        foreach (Alert alert in alerts.Reverse())
        {
            Write(json, alert);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Alert Seen(Alert alert, string by) =>
        alert with { AcknowledgedBy = by, State = alert.IsOpen ? AlertState.Acknowledged : alert.State };

    private static string Clean(string line) => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Time(long ns) => Moment.Text(ns / 1_000_000_000 * 1_000_000_000);

    private int Count(AlertState state) => alerts.Count(a => a.State == state);

    private void Write(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteNumber("number", alert.Number);
        json.WriteString("rule", alert.Rule);
        json.WriteString("subject", alert.Subject);
        json.WriteString("severity", EnumNames.Write(alert.Severity));
        json.WriteString("state", EnumNames.Write(alert.State));
        json.WriteString("text", alert.Text);
        json.WriteNumber("count", alert.Count);
        json.WriteString("firedAt", Moment.Text(alert.FiredNs));
        json.WriteString("lastAt", Moment.Text(alert.LastNs));
        json.WriteString("resolvedAt", alert.ResolvedNs is { } resolved ? Moment.Text(resolved) : null);
        json.WriteString("acknowledgedBy", alert.AcknowledgedBy);
        json.WriteStartArray("deliveries");
        foreach (AlertFate fate in fates.Where(f => f.Alert == alert.Number))
        {
            json.WriteStartObject();
            json.WriteString("kind", fate.Kind);
            json.WriteString("sink", fate.Sink);
            json.WriteString("state", fate.State);
            json.WriteNumber("attempts", fate.Attempts);
            json.WriteString("answer", fate.Answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
