using System.Globalization;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Archive;

/// <summary>The runs in a folder.</summary>
internal static class RunArchive
{
    private const string Database = "run.db";
    private const string Stamp = "yyyyMMdd-HHmmss-fff";

    /// <summary>Lists them, the newest first. A folder without a journal is none of them, nor is a link.</summary>
    /// <param name="runs">Where runs are kept.</param>
    public static IReadOnlyList<RunEntry> List(string runs) => !Directory.Exists(runs)
        ? []
        :
        [
            .. new DirectoryInfo(runs).EnumerateDirectories()
                .Where(f => f.LinkTarget is null && File.Exists(Path.Combine(f.FullName, Database)))
                .Select(Read).OrderByDescending(r => r.Begun).ThenByDescending(r => r.Id, StringComparer.Ordinal),
        ];

    private static RunEntry Read(DirectoryInfo folder)
    {
        string id = folder.Name;
        bool isStamped = id.Length > Stamp.Length + 1 && DateTime.TryParseExact(
            id.AsSpan(0, Stamp.Length), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out _);
        DateTime begun = isStamped
            ? DateTime.ParseExact(id[..Stamp.Length], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : folder.CreationTimeUtc;
        long bytes = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        RunEntry entry = new(
            id, folder.FullName, isStamped ? id[(Stamp.Length + 1)..] : null, begun, RunState.Unreadable, null, null, null, bytes);
        bool isRunning = RunLock.IsTaken(folder.FullName);
        try
        {
            using RunJournal journal = RunJournal.Open(Path.Combine(folder.FullName, Database));
            IReadOnlyList<JournalRow> trips = journal.Rows("SELECT net FROM round_trips");
            return entry with
            {
                State = isRunning ? RunState.Running : StateOf(journal),
                Provenance = journal.Header.GetValueOrDefault("provenance"),
                RoundTrips = trips.Count,
                Net = trips.Sum(t => t.Money("net")),
            };
        }
        catch (Exception problem) when (problem is JournalException or RunException)
        {
            return isRunning ? entry with { State = RunState.Running } : entry;
        }
    }

    private static RunState StateOf(RunJournal journal)
    {
        if (!journal.Header.TryGetValue("finished", out string? finished))
        {
            return RunState.Unfinished;
        }

        if (!string.Equals(finished, "yes", StringComparison.Ordinal))
        {
            return RunState.Interrupted;
        }

        bool isStopped = journal.Header.GetValueOrDefault("stopped", "").Length > 0;
        return isStopped || HasHalt(journal) ? RunState.Halted : RunState.Finished;
    }

    private static bool HasHalt(RunJournal journal)
    {
        const string Tables = "SELECT 1 AS one FROM sqlite_master WHERE type = 'table' AND name = 'halts'";
        const string Standing = "SELECT 1 AS one FROM halts h WHERE h.end_reason IS NULL AND h.number = (SELECT max(number) FROM halts WHERE cause = h.cause)";
        return journal.First(Tables) is not null && journal.First(Standing) is not null;
    }
}
