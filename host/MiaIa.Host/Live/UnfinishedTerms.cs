using MiaIa.Host.Explanation;
using MiaIa.Host.Recovery;

namespace MiaIa.Host.Live;

/// <summary>On what terms the newest run of a kind was begun, when it did not end.</summary>
internal static class UnfinishedTerms
{
    /// <summary>The terms; null when there is no such run, or it ended.</summary>
    /// <param name="runs">Where runs are kept.</param>
    /// <param name="ending">How its name ends.</param>
    public static LiveTerms? Of(string runs, string ending)
    {
        if (RunPath.Newest(runs, ending) is not { } path || !RunJournal.IsBegun(path, "input_blocks"))
        {
            return null;
        }

        using RunJournal journal = RunJournal.Open(path);
        return journal.Header.ContainsKey(UnfinishedRun.FinishedKey) ? null : LiveTerms.Parse(journal.Header.GetValueOrDefault(LiveTerms.Key));
    }
}
