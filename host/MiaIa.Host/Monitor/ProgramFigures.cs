using System.Diagnostics;
using System.Text.Json;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>How the program fares: how long decisions take, what it takes of the machine, its parts, what it told.</summary>
/// <param name="folder">A folder of the disk that runs are kept on.</param>
internal sealed class ProgramFigures(string folder)
{
    private const double BytesPerMiB = 1024 * 1024;
    private const string LastNotes = "SELECT time_ns, kind, text FROM notes ORDER BY number DESC LIMIT 5";

    private TimeSpan _used = Environment.CpuUsage.TotalTime;
    private long _usedAt = Stopwatch.GetTimestamp();

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter json, SnapshotInputs inputs, MonitorSite site, RefusalLog? refusals)
    {
        WriteLatency(json, site.Tap?.Latencies);
        WriteMachine(json, inputs, site.Tap is not null, refusals);
        WriteHealth(json, site.Sections.Health?.Invoke());
        WriteAlerts(json, site.Sections.Alerts?.Invoke());
        json.WriteStartArray("notes");
        foreach (JournalRow note in inputs.Journal.Rows(LastNotes))
        {
            json.WriteStartObject();
            PageJson.Time(json, "timeMs", note.Long("time_ns"));
            json.WriteString("kind", Words.Kebab(note.Text("kind")!));
            json.WriteString("text", note.Text("text"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLatency(Utf8JsonWriter json, LatencyRing? latencies)
    {
        double?[] quantiles = latencies?.Quantiles(0.5, 0.99) ?? [null, null];
        json.WriteStartObject("latency");
        PageJson.Number(json, "p50Us", quantiles[0]);
        PageJson.Number(json, "p99Us", quantiles[1]);
        PageJson.Whole(json, "of", latencies is null ? null : Math.Min(latencies.Count, LatencyRing.Kept));
        json.WriteEndObject();
    }

    private void WriteMachine(Utf8JsonWriter json, SnapshotInputs inputs, bool isOwnProcess, RefusalLog? refusals)
    {
        json.WriteStartObject("machine");
        PageJson.Number(json, "cpu", isOwnProcess ? Processors() : null);
        PageJson.Number(json, "memoryMiB", isOwnProcess ? Environment.WorkingSet / BytesPerMiB : null);
        PageJson.Number(json, "diskFree", DiskFree());
        PageJson.Whole(json, "journalBehind", inputs.State?.JournalBehind);
        PageJson.Whole(json, "events", inputs.Live?.Events ?? inputs.State?.Events);
        json.WriteString("feed", inputs.State?.Feed);
        PageJson.Whole(json, "refused", refusals?.Count);
        json.WriteEndObject();
    }

    // The share of one processor since the last time.
    private double? Processors()
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_usedAt);
        double? share = elapsed.TotalMilliseconds >= 1 ? (used - _used) / elapsed : null;
        (_used, _usedAt) = (used, Stopwatch.GetTimestamp());
        return share;
    }

    private double? DiskFree()
    {
        try
        {
            DriveInfo drive = new(Path.GetFullPath(folder));
            return drive.TotalSize > 0 ? (double)drive.AvailableFreeSpace / drive.TotalSize : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static void WriteHealth(Utf8JsonWriter json, IReadOnlyList<HealthLine>? lines)
    {
        if (lines is null)
        {
            json.WriteNull("health");
            return;
        }

        json.WriteStartArray("health");
        foreach (HealthLine line in lines)
        {
            json.WriteStartObject();
            json.WriteString("name", line.Name);
            json.WriteString("state", line.State);
            json.WriteString("reason", line.Reason);
            json.WriteString("remedy", line.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAlerts(Utf8JsonWriter json, IReadOnlyList<AlertLine>? lines)
    {
        const int Shown = 5;
        if (lines is null)
        {
            json.WriteNull("alerts");
            return;
        }

        json.WriteStartArray("alerts");
        foreach (AlertLine line in lines.Take(Shown))
        {
            json.WriteStartObject();
            PageJson.Time(json, "timeMs", line.TimeNs);
            json.WriteString("severity", line.Severity);
            json.WriteString("state", line.State);
            json.WriteString("text", line.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
