using System.Globalization;
using System.Text.Json;
using MiaIa.Host.Calendar;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Archive;

/// <summary>
/// Writes the records of a run as JSON lines, a file per session date. The sequence number counts the records of the run in order of
/// time, so that it stays when later ones come; what is not there is null.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="folder">Where to.</param>
internal sealed class RunExport(RunJournal journal, string folder)
{
    private const int FirstVersion = 4;

    private readonly ExchangeCalendar _calendar = new();
    private readonly DecisionReader _decisions = new(journal);
    private readonly int _version = VersionOf(journal);

    /// <summary>Writes it.</summary>
    /// <param name="interrupt">Ends it.</param>
    /// <returns>Each file with its number of records.</returns>
    public IReadOnlyList<(string File, long Records)> Write(CancellationToken interrupt)
    {
        Directory.CreateDirectory(folder);
        List<(string File, long Records)> files = [];
        long sequence = 0;
        foreach (IGrouping<DateOnly, ExportRecord> day in Records().GroupBy(r => _calendar.TradingDate(r.TimeNs)))
        {
            string file = Path.Combine(folder, day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ".jsonl");
            string part = file + ".part";
            long before = sequence;
            using (FileStream output = File.Create(part))
            {
                foreach (ExportRecord record in day)
                {
                    interrupt.ThrowIfCancellationRequested();
                    WriteLine(record, ++sequence, output);
                }
            }

            File.Move(part, file, overwrite: true);
            files.Add((file, sequence - before));
        }

        return files;
    }

    private static int VersionOf(RunJournal journal)
    {
        string text = journal.Header.GetValueOrDefault("schema", "1");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version >= FirstVersion
            ? version
            : throw new RunException(
                $"{journal.Path} was written by an older program (journal version {text}): it has no such records. Make the run again to export it.",
                ExitCodes.Failed);
    }

    private List<ExportRecord> Records()
    {
        (long EntryId, long? Trip)[] brackets =
            [.. journal.Rows("SELECT entry_id, round_trip_id FROM brackets ORDER BY entry_id").Select(r => (r.Long("entry_id"), r.LongOrNull("round_trip_id")))];
        List<ExportRecord> all = [];
        foreach (JournalRow row in journal.Rows("SELECT sequence, decision, time_ns, order_id FROM pre_analysis"))
        {
            long? trip = row.LongOrNull("order_id") is { } order ? TripOf(order) : null;
            all.Add(new ExportRecord(row.Long("time_ns"), RecordKind.PreAnalysis, row.Long("sequence"), trip));
            all.Add(new ExportRecord(row.Long("time_ns"), RecordKind.Decision, row.Long("decision"), trip));
        }

        Add("SELECT order_id AS number, time_ns, round_trip_id FROM executions", RecordKind.Execution);
        Add("SELECT sequence AS number, time_ns, round_trip_id FROM position_updates", RecordKind.PositionUpdate);
        Add("SELECT round_trip_id AS number, time_ns, round_trip_id FROM final_results", RecordKind.FinalResult);
        Add("SELECT sequence AS number, time_ns, round_trip_id FROM post_mortems", RecordKind.PostMortem);
        all.Sort(static (a, b) => (a.TimeNs, a.Kind, a.Number).CompareTo((b.TimeNs, b.Kind, b.Number)));
        return all;

        void Add(string sql, RecordKind kind) => all.AddRange(journal.Rows(sql)
            .Select(r => new ExportRecord(r.Long("time_ns"), kind, r.Long("number"), r.LongOrNull("round_trip_id"))));

        // What lies between two entries belongs to the first: there is one position at a time.
        long? TripOf(long order)
        {
            int at = Array.BinarySearch(brackets, (order, long.MaxValue), Comparer<(long EntryId, long? Trip)>.Create((a, b) => a.EntryId.CompareTo(b.EntryId)));
            return (at >= 0 ? at : ~at - 1) is >= 0 and { } place ? brackets[place].Trip : null;
        }
    }

    private void WriteLine(ExportRecord record, long sequence, Stream output)
    {
        using Utf8JsonWriter json = new(output);
        json.WriteStartObject();
        json.WriteNumber("schema", _version);
        json.WriteNumber("sequence", sequence);
        JsonRow.Write(json, "roundTrip", record.RoundTrip);
        json.WriteString("kind", Words.Snake(record.Kind.ToString()));
        json.WriteString("time", Moment.Text(record.TimeNs));
        json.WritePropertyName("record");
        if (record.Kind is RecordKind.Decision)
        {
            ExplanationJson.WriteAnswer(json, new Answer(new Question(record.Number), _decisions.Read(record.Number), Next: null));
        }
        else
        {
            JsonRow.Write(json, journal.Cells(Query(record.Kind), record.Number));
        }

        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static string Query(RecordKind kind) => kind switch
    {
        RecordKind.PreAnalysis => "SELECT * FROM pre_analysis WHERE sequence = $0",
        RecordKind.Execution => "SELECT * FROM executions WHERE order_id = $0",
        RecordKind.PositionUpdate => "SELECT * FROM position_updates WHERE sequence = $0",
        RecordKind.FinalResult => "SELECT * FROM final_results WHERE round_trip_id = $0",
        _ => "SELECT * FROM post_mortems WHERE sequence = $0",
    };
}
