using System.Globalization;
using MiaIa.Engine.Risk;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>
/// What the newest earlier run of the same mode left behind that still holds: halts that wait for a person, those of a session date when
/// the new run begins on it, and with them what the account had used. In sim a run that left no halt leaves nothing, since each begins
/// with a new account; in live the account is always carried on.
/// </summary>
internal static class CarriedState
{
    private const string Database = "run.db";

    /// <summary>Looks.</summary>
    /// <param name="runs">Where runs are kept.</param>
    /// <param name="mode">The mode of the new run.</param>
    /// <param name="date">Its first session date.</param>
    /// <param name="firstNs">A moment not after its first event, nanoseconds UTC.</param>
    /// <param name="line">What was carried and how to be rid of it, for the header; null for nothing.</param>
    /// <param name="ending">How the names of earlier runs end that count; null for that of the mode.</param>
    /// <returns>What holds; null for nothing.</returns>
    /// <exception cref="RunException">The earlier run cannot be read: whether a halt holds is not known.</exception>
    public static RestoredState? Find(string runs, RunMode mode, DateOnly date, long firstNs, out string? line, string? ending = null)
    {
        line = null;
        if (mode is RunMode.Backtest || Newest(runs, ending ?? mode.ToString().ToLowerInvariant()) is not { } path)
        {
            return null;
        }

        try
        {
            using RunJournal journal = RunJournal.Open(path);
            if (!journal.HasTable("account"))
            {
                return null;
            }

            int number = (date.Year * 10_000) + (date.Month * 100) + date.Day;
            HaltRecord[] halts = [.. Active(journal).Where(h => Holds(in h, number, firstNs))];
            AccountRecord? account = halts.Length > 0 || mode is RunMode.Live ? Account(journal, number) : null;
            line = Line(path, halts, account);
            return halts.Length == 0 && account is null ? null : new RestoredState(account, halts);
        }
        catch (Exception problem) when (problem is JournalException or RunException)
        {
            string way = mode is RunMode.Sim ? " `mia sim --fresh` begins with a new account." : " Move that folder away to begin without it.";
            throw new RunException($"Whether a halt of the last run still holds is not known: {problem.Message}{way}", ExitCodes.Failed);
        }
    }

    private static bool Holds(in HaltRecord halt, int date, long firstNs) => halt.Release switch
    {
        HaltRelease.Manual => true,
        HaltRelease.NextSessionDate => halt.DateNumber == date,
        HaltRelease.Pause => halt.SinceNs <= firstNs && firstNs < halt.UntilNs,
        _ => false,
    };

    // Ids begin with the time and end with the kind, so that the last one by name is the newest.
    private static string? Newest(string runs, string kind)
    {
        string ending = "-" + kind;
        return !Directory.Exists(runs)
            ? null
            : Directory.EnumerateDirectories(runs).Where(f => f.EndsWith(ending, StringComparison.Ordinal))
                .Select(folder => Path.Combine(folder, Database)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault();
    }

    // The last row of a cause says whether it holds; a resume adds one with its reason.
    private static IEnumerable<HaltRecord> Active(RunJournal journal) =>
        from row in journal.Rows("SELECT * FROM halts WHERE number IN (SELECT max(number) FROM halts GROUP BY cause) ORDER BY number")
        where row.Text("end_reason") is null
        select new HaltRecord(
            Enum.Parse<HaltCause>(row.Text("cause")!), Enum.Parse<HaltState>(row.Text("state")!), Enum.Parse<HaltRelease>(row.Text("release")!),
            row.Long("since_ns"), (int)row.Long("session_date"), row.Long("until_ns"), row.Text("text")!);

    // What was used of another session date is not used of this one.
    private static AccountRecord? Account(RunJournal journal, int date)
    {
        if (journal.First("SELECT * FROM account ORDER BY number DESC LIMIT 1") is not { } row)
        {
            return null;
        }

        AccountRecord account = new(
            row.Money("equity"), row.Money("peak_equity"), row.Money("day_start_equity"), (int)row.Long("session_date"),
            (int)row.Long("round_trips"), (int)row.Long("loss_streak"), row.Long("target_latched") != 0);
        if (IsResumedAfter(journal, HaltCause.Drawdown, row.Long("time_ns")))
        {
            account = account with { PeakEquity = account.Equity };
        }

        return account.DateNumber == date
            ? account
            : new AccountRecord(account.Equity, account.PeakEquity, account.Equity, 0, 0, account.LossStreak);
    }

    // A person resumed when the run was over already: the drawdown is measured from there on.
    private static bool IsResumedAfter(RunJournal journal, HaltCause cause, long timeNs) =>
        journal.First("SELECT time_ns, end_reason FROM halts WHERE cause = $0 ORDER BY number DESC LIMIT 1", cause.ToString()) is { } last
        && last.Text("end_reason") is not null && last.Long("time_ns") >= timeNs;

    private static string? Line(string path, HaltRecord[] halts, AccountRecord? account)
    {
        string run = Path.GetFileName(Path.GetDirectoryName(path)!);
        if (halts.Length == 0)
        {
            return account is { } a ? string.Create(CultureInfo.InvariantCulture, $"account of {run}: equity {a.Equity:0.00} USD, peak {a.PeakEquity:0.00} USD") : null;
        }

        string held = string.Join("; ", halts.Select(h => $"{Words.Kebab(h.Cause.ToString())} since {Moment.Text(h.SinceNs)}"));
        string release = Array.Exists(halts, h => h.Release is HaltRelease.Manual)
            ? "`mia resume --reason TEXT` releases it"
            : "it ends by itself";
        string fresh = run.EndsWith("-sim", StringComparison.Ordinal) ? ", `mia sim --fresh` begins with a new account" : "";
        return $"HALTED from the start by {run}: {held}; {release}{fresh}";
    }
}
