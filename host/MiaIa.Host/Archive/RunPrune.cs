using MiaIa.Host.Runs;

namespace MiaIa.Host.Archive;

/// <summary>
/// Deletes old runs. Never one that is going on; one that broke off only when it is asked for, as its journal is what a recovery
/// starts from.
/// </summary>
/// <param name="keep">How many of the newest are kept; null for no such rule.</param>
/// <param name="olderThan">How old those to delete are at least; null for no such rule.</param>
/// <param name="isUnfinishedIncluded">Whether those that broke off go as well.</param>
internal sealed class RunPrune(int? keep, TimeSpan? olderThan, bool isUnfinishedIncluded)
{
    /// <summary>Which of the runs it deletes.</summary>
    /// <param name="runs">The runs, the newest first.</param>
    /// <param name="now">Now, UTC.</param>
    public IReadOnlyList<RunEntry> Choose(IReadOnlyList<RunEntry> runs, DateTime now) =>
    [
        .. runs.Where((r, i) => (keep is null || i >= keep) && (olderThan is null || now - r.Begun >= olderThan) && IsDeletable(r) && !HoldsAccount(runs, i)),
    ];

    /// <summary>Deletes a run.</summary>
    /// <exception cref="RunException">It has been begun meanwhile.</exception>
    public static void Delete(RunEntry run)
    {
        // What would be running must not lose its journal between the look and the deletion.
        using (RunLock.Take(run.Folder))
        {
            foreach (string file in Directory.EnumerateFiles(run.Folder, "run.db*"))
            {
                File.Delete(file);
            }
        }

        Directory.Delete(run.Folder, recursive: true);
    }

    // The newest run that trades says which halts hold and what the account has used: the next one begins with it.
    private static bool HoldsAccount(IReadOnlyList<RunEntry> runs, int at) =>
        runs[at].Mode is not "backtest" && runs[at].State is RunState.Halted && !runs.Take(at).Any(r => string.Equals(r.Mode, runs[at].Mode, StringComparison.Ordinal));

    private bool IsDeletable(RunEntry run) => run.State switch
    {
        RunState.Running => false,
        RunState.Unfinished or RunState.Unreadable => isUnfinishedIncluded,
        _ => true,
    };
}
