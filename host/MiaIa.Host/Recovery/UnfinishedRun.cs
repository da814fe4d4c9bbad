using MiaIa.Engine.Risk;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>A run whose process ended before the run did: it is gone on with, from its journal.</summary>
internal sealed class UnfinishedRun
{
    /// <summary>Header line: what was asked for, so that only the same is gone on with.</summary>
    public const string RequestKey = "request";

    /// <summary>Header line: that the run ended, and how.</summary>
    public const string FinishedKey = "finished";

    // What must be as it was, for the same inputs to give the same again.
    private static readonly string[] Compared = [RunSettings.Key, "program", "plugins"];

    private readonly Dictionary<string, string> _header;

    private UnfinishedRun(string path, RunJournal journal, RecordedInputs inputs)
    {
        (Path, _header) = (path, new Dictionary<string, string>(journal.Header, StringComparer.Ordinal));
        inputs.Check();
        JournalRow? last = journal.First("SELECT number, journal_calls, marks FROM input_blocks ORDER BY number DESC LIMIT 1");
        (Marks, JournalCalls) = (last?.Text("marks"), last?.Long("journal_calls") ?? 0);
        Resumed = journal.First(
            "SELECT reason FROM resumes WHERE number > (SELECT ifnull(max(resumes),0) FROM restarts) ORDER BY number DESC LIMIT 1")?.Text("reason");
        (SourceEvents, Events, LastSourceEvent) = (inputs.SourceEvents, inputs.Events, inputs.LastSourceEvent());
    }

    /// <summary>Its journal.</summary>
    public string Path { get; }

    /// <summary>Its name.</summary>
    public string Id => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)))!;

    /// <summary>Why a person resumed it after its process had ended; null when nobody did.</summary>
    public string? Resumed { get; }

    /// <summary>How far the tables were at the last recorded input; null when nothing was recorded.</summary>
    public string? Marks { get; }

    /// <summary>Calls of the journal that it holds.</summary>
    public long JournalCalls { get; }

    /// <summary>Events of the source that were recorded.</summary>
    public long SourceEvents { get; }

    /// <summary>What it began with.</summary>
    public RestoredState? Restored => RestoredText.Parse(_header.GetValueOrDefault(RestoredText.Key));

    /// <summary>All events that were recorded.</summary>
    public long Events { get; }

    /// <summary>The last event of the source; null without any.</summary>
    public MarketEvent? LastSourceEvent { get; }

    /// <summary>The newest run of a kind, when it is unfinished, of the same request, and no process runs it.</summary>
    /// <param name="runs">Where runs are kept.</param>
    /// <param name="ending">How the names of its kind end.</param>
    /// <param name="request">What is asked for, in one text.</param>
    /// <exception cref="JournalException">Its journal is damaged.</exception>
    public static UnfinishedRun? Find(string runs, string ending, string request)
    {
        try
        {
            return FindIn(runs, ending, request);
        }
        catch (JournalException problem)
        {
            throw Damaged(problem);
        }
    }

    /// <summary>What a person is told whose journal is damaged.</summary>
    public static JournalException Damaged(JournalException problem) =>
        new($"{problem.Message.TrimEnd('.')}. Its run cannot be gone on with, and nothing was started. Begin anew with --fresh; the file stays for a look.");

    private static UnfinishedRun? FindIn(string runs, string ending, string request)
    {
        const string Recorded = "input_blocks"; // an older program recorded none, and a run that did not begin has no tables
        if (RunPath.Newest(runs, ending) is not { } path || !IsIdle(path) || !RunJournal.IsBegun(path, Recorded))
        {
            return null;
        }

        using RunJournal journal = RunJournal.Open(path);
        bool isMeant = !journal.Header.ContainsKey(FinishedKey)
            && string.Equals(journal.Header.GetValueOrDefault(RequestKey), request, StringComparison.Ordinal);
        if (!isMeant)
        {
            return null;
        }

        string? sound = journal.First("PRAGMA quick_check(1)")?.Text("quick_check");
        return string.Equals(sound, "ok", StringComparison.Ordinal)
            ? new UnfinishedRun(path, journal, new RecordedInputs(journal))
            : throw new JournalException($"{path} is damaged ({sound})");
    }

    /// <summary>Makes sure that the same inputs give the same again.</summary>
    /// <param name="now">The settings, the program and the plugins now.</param>
    /// <exception cref="RunException">Something changed.</exception>
    public void CheckSame(IReadOnlyDictionary<string, string> now)
    {
        string[] changed = [.. Compared.Where(key => !string.Equals(_header.GetValueOrDefault(key), now.GetValueOrDefault(key), StringComparison.Ordinal))];
        if (changed.Length > 0)
        {
            throw new RunException(
                $"Run {Id} did not end, and cannot be gone on with: {string.Join(" and ", changed)} changed since. Put back what it was made with, or begin anew with --fresh.",
                ExitCodes.Halted);
        }
    }

    private static bool IsIdle(string path) => !RunLock.IsTaken(System.IO.Path.GetDirectoryName(path)!);
}
