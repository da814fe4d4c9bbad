using System.Globalization;
using System.Text.Json;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Archive;

/// <summary>What the commands about runs say, as text or as one JSON document, on standard output.</summary>
internal static class RunsReport
{
    private const double BytesPerMiB = 1024 * 1024;

    /// <summary>Writes the list.</summary>
    public static void Write(IReadOnlyList<RunEntry> entries, string runs, bool isJson)
    {
        if (isJson)
        {
            WriteJson(json =>
            {
                json.WriteStartArray("runs");
                WriteEntries(json, entries);
                json.WriteEndArray();
            });
            return;
        }

        if (entries.Count == 0)
        {
            Console.Out.WriteLine($"There is no run in {runs}. Name another place with --runs DIR.");
            return;
        }

        Console.Out.WriteLine($"{"id",-32} {"mode",-9} {"begun (UTC)",-17} {"data",-10} {"trips",6} {"net USD",12} {"MiB",8} state");
        foreach (RunEntry e in entries)
        {
            string trips = e.RoundTrips is { } count ? count.ToString(CultureInfo.InvariantCulture) : "-";
            string net = e.Net is { } dollars ? dollars.ToString("0.00", CultureInfo.InvariantCulture) : "-";
            Console.Out.WriteLine(
                $"{e.Id,-32} {e.Mode ?? "-",-9} {e.Begun.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),-17} {e.Provenance ?? "-",-10} {trips,6} {net,12} {e.Bytes / BytesPerMiB,8:0.0} {StateOf(e)}");
        }
    }

    /// <summary>Writes what was exported.</summary>
    public static void WriteExport(IReadOnlyList<(string File, long Records)> files, string journal, bool isJson)
    {
        if (isJson)
        {
            WriteJson(json =>
            {
                json.WriteString("journal", journal);
                json.WriteStartArray("files");
                foreach ((string file, long records) in files)
                {
                    json.WriteStartObject();
                    json.WriteString("file", file);
                    json.WriteNumber("records", records);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        foreach ((string file, long records) in files)
        {
            Console.Out.WriteLine($"{file}: {records} records");
        }

        if (files.Count == 0)
        {
            Console.Out.WriteLine($"{journal} has no records: nothing was judged or traded.");
        }
    }

    /// <summary>Writes what was copied.</summary>
    public static void WriteBackup(string journal, string file, long bytes, bool isJson)
    {
        if (isJson)
        {
            WriteJson(json =>
            {
                json.WriteString("journal", journal);
                json.WriteString("file", file);
                json.WriteNumber("bytes", bytes);
            });
            return;
        }

        Console.Out.WriteLine($"{journal} -> {file} ({bytes / BytesPerMiB:0.0} MiB)");
    }

    /// <summary>Writes what was deleted, or would be.</summary>
    public static void WritePruned(IReadOnlyList<RunEntry> entries, bool isDone, bool isJson)
    {
        if (isJson)
        {
            WriteJson(json =>
            {
                json.WriteBoolean("deleted", isDone);
                json.WriteStartArray("runs");
                WriteEntries(json, entries);
                json.WriteEndArray();
            });
            return;
        }

        foreach (RunEntry e in entries)
        {
            Console.Out.WriteLine($"{(isDone ? "deleted" : "would delete")} {e.Id} ({StateOf(e)}, {e.Bytes / BytesPerMiB:0.0} MiB)");
        }

        string end = entries.Count == 0 ? "Nothing to delete." : isDone ? "" : "Nothing was deleted. Add --yes to delete.";
        if (end.Length > 0)
        {
            Console.Out.WriteLine(end);
        }
    }

    private static string StateOf(RunEntry entry) => Words.Kebab(entry.State.ToString());

    private static void WriteEntries(Utf8JsonWriter json, IReadOnlyList<RunEntry> entries)
    {
        foreach (RunEntry e in entries)
        {
            json.WriteStartObject();
            json.WriteString("id", e.Id);
            json.WriteString("mode", e.Mode);
            json.WriteString("begun", e.Begun.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("provenance", e.Provenance);
            JsonRow.Write(json, "roundTrips", e.RoundTrips);
            if (e.Net is { } net)
            {
                json.WriteNumber("net", net);
            }
            else
            {
                json.WriteNull("net");
            }

            json.WriteNumber("bytes", e.Bytes);
            json.WriteString("state", StateOf(e));
            json.WriteEndObject();
        }
    }

    private static void WriteJson(Action<Utf8JsonWriter> content)
    {
        using Stream output = Console.OpenStandardOutput();
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        content(json);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
