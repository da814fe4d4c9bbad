using System.IO.Enumeration;

namespace MiaIa.Host.Data;

/// <summary>From what a person names to files, in a fixed order: that of the arguments, and of names below each.</summary>
internal static class DataFiles
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>The files of some arguments, each once, with full paths.</summary>
    /// <exception cref="DataException">An argument matches nothing, or a folder cannot be read; all are named.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> arguments)
    {
        List<string> files = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<string> errors = [];
        foreach (string argument in arguments)
        {
            try
            {
                List<string> found = [];
                string? error = Find(argument, found);
                if (error is not null)
                {
                    errors.Add(error);
                }

                files.AddRange(found.Where(seen.Add));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                errors.Add($"{argument}: cannot be read: {e.Message}");
            }
        }

        if (arguments.Count == 0)
        {
            errors.Add("No data are named. Name files, folders or patterns: --data DIR/*.zip");
        }

        return errors.Count == 0 ? files : throw new DataException(string.Join(Environment.NewLine, errors));
    }

    private static string? Find(string argument, List<string> found)
    {
        if (File.Exists(argument))
        {
            found.Add(Path.GetFullPath(argument));
            return null;
        }

        if (Directory.Exists(argument))
        {
            AddBelow(Path.GetFullPath(argument), found);
            return found.Count > 0 ? null : $"{argument}: the folder holds no files.";
        }

        if (argument.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return $"{argument}: there is no such file or folder.";
        }

        AddMatches(argument, found);
        return found.Count > 0 ? null : $"{argument}: no file matches the pattern.";
    }

    private static void AddBelow(string folder, List<string> found)
    {
        // The folder of a run is its journal; what lies beside it is no data.
        if (Path.Combine(folder, RecordedRun.FileName) is var run && File.Exists(run))
        {
            found.Add(run);
            return;
        }

        found.AddRange(Files(folder));
        foreach (string below in Folders(folder))
        {
            AddBelow(below, found);
        }
    }

    private static void AddMatches(string pattern, List<string> found)
    {
        string full = Path.GetFullPath(pattern);
        string root = Path.GetPathRoot(full) ?? "";
        string[] segments = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        List<string> matches = [];
        Match(root, segments, matches);
        found.AddRange(matches.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static void Match(string folder, ReadOnlySpan<string> segments, List<string> found)
    {
        string segment = segments[0];
        ReadOnlySpan<string> rest = segments[1..];
        if (segment is "**")
        {
            Match(folder, rest.IsEmpty ? ["*"] : rest, found);
            foreach (string below in Folders(folder))
            {
                Match(below, segments, found);
            }
        }
        else if (rest.IsEmpty)
        {
            found.AddRange(Files(folder).Where(file => IsMatch(segment, file)));
        }
        else if (segment.AsSpan().IndexOfAny('*', '?') < 0)
        {
            string below = Path.Combine(folder, segment);
            if (Directory.Exists(below))
            {
                Match(below, rest, found);
            }
        }
        else
        {
            foreach (string below in Folders(folder))
            {
                if (IsMatch(segment, below))
                {
                    Match(below, rest, found);
                }
            }
        }
    }

    private static bool IsMatch(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path.AsSpan()), ignoreCase: false);

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", Everything).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(folder, "*", Everything).Order(StringComparer.Ordinal);
}
