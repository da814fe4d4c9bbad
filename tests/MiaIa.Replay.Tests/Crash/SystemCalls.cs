using System.Text.RegularExpressions;

namespace MiaIa.Replay.Tests.Crash;

/// <summary>What a process asked of the system, as strace wrote it: writes to its journal, what made them durable, and what it sent.</summary>
internal static partial class SystemCalls
{
    /// <summary>Requests that left while a write to the journal was not on the disk yet, in words.</summary>
    /// <param name="lines">The trace.</param>
    /// <param name="requests">Number of requests of this kind that were seen.</param>
    /// <param name="request">Letter of the request.</param>
    public static IReadOnlyList<string> SentBeforeTheDisk(IEnumerable<string> lines, char request, out int requests)
    {
        List<string> wrong = [];
        HashSet<string> journal = [];
        bool isDirty = false;
        bool hasWritten = false;
        requests = 0;
        foreach (string line in lines)
        {
            if (Opened().Match(line) is { Success: true } opened)
            {
                journal.Add(opened.Groups["fd"].Value);
            }
            else if (Written().Match(line) is { Success: true } written && journal.Contains(written.Groups["fd"].Value))
            {
                (isDirty, hasWritten) = (true, true);
            }
            else if (Synced().Match(line) is { Success: true } synced && journal.Contains(synced.Groups["fd"].Value))
            {
                isDirty = false;
            }
            else if (Sent().Match(line) is { Success: true } sent && sent.Groups["what"].Value[0] == request)
            {
                requests++;
                if (isDirty || !hasWritten)
                {
                    wrong.Add($"request {requests} left {(hasWritten ? "before what was written was on the disk" : "without a record")}: {line}");
                }

                hasWritten = false;
            }
        }

        return wrong;
    }

    [GeneratedRegex("""openat\(.*run\.db-wal".* = (?<fd>\d+)$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opened();

    [GeneratedRegex("""pwrite64\((?<fd>\d+),""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex("""f(data)?sync\((?<fd>\d+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Synced();

    [GeneratedRegex("""send(to|msg)\(\d+, (\{.*iov_base=)?"(?<what>[A-Z])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sent();
}
