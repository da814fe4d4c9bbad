using System.Text.RegularExpressions;

namespace MiaIa.Architecture.Tests;

/// <summary>What must not stand in any file.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void NoFileNamesThePathOfOneMachine() =>
        Find(SourceTree.Files, MachinePath()).Should().BeEmpty("the checkout lies elsewhere on the next machine. Use a path relative to the repository, an option or MIA_DATA");

    [Fact]
    public void NoFileNamesAPackageRegistry() =>
        Find(SourceTree.Files, Registry()).Should().BeEmpty("where packages come from is the machine's setting. Leave it to its NuGet configuration");

    [Fact]
    public void NoSourceIsUnfinished() =>
        Find(SourceTree.Sources, Unfinished()).Should().BeEmpty("finish it, or take it out and note it where work is planned");

    [Fact]
    public void NoSourceSleeps() =>
        Find(SourceTree.Sources, Sleep()).Should().BeEmpty("waiting for a time is guessing. Wait for what is to happen");

    private static List<string> Find(IEnumerable<string> files, Regex pattern)
    {
        List<string> found = [];
        foreach (string file in files.Where(SourceTree.IsText))
        {
            string[] lines = File.ReadAllLines(SourceTree.PathOf(file));
            for (int i = 0; i < lines.Length; i++)
            {
                if (pattern.IsMatch(lines[i]))
                {
                    found.Add($"{file}:{i + 1}: {lines[i].Trim()}");
                }
            }
        }

        return found;
    }

    // The brackets keep these patterns from finding themselves.
    [GeneratedRegex("(^|[^\\w.~$}])(/hom[e]/|/roo[t]/|/wor[k]/(wt-|main|shared)|/User[s]/|[A-Z]:\\\\+User[s])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex("nuge[t]\\.org|pyp[i]\\.org|registry\\.npm[j]s|artifactor[y]|jfro[g]|sonatyp[e]|pkgs\\.visualstudi[o]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Registry();

    [GeneratedRegex("TOD[O]|FIXM[E]|NotImplementedExceptio[n]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex("Thread\\.Slee[p]|Task\\.Dela[y]\\(", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sleep();
}
