using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Explanation;

/// <summary>Which run a person means.</summary>
internal static class RunPath
{
    private const string Database = "run.db";
    private const string Last = "last";

    /// <summary>The journal of a run.</summary>
    /// <param name="text">An id, <c>last</c>, a folder of a run, or its run.db.</param>
    /// <param name="runs">Where runs are kept.</param>
    /// <exception cref="RunException">There is no such run.</exception>
    public static string Find(string text, string runs)
    {
        if (string.Equals(text, Last, StringComparison.Ordinal))
        {
            return Newest(runs) ?? throw new RunException($"There is no run in {runs}. Name another place with --runs DIR.", ExitCodes.Configuration);
        }

        string[] places = [Path.Combine(runs, text, Database), Path.Combine(text, Database), text];
        return Array.Find(places, File.Exists)
            ?? throw new RunException(
                $"There is no run '{text}': neither in {runs} nor as a path. The newest one is '{Last}'; another place is named with --runs DIR.",
                ExitCodes.Configuration);
    }

    /// <summary>The newest run of a mode; null when there is none.</summary>
    public static string? Newest(string runs, RunMode mode) => Newest(runs, mode.ToString().ToLowerInvariant());

    /// <summary>The newest run whose name ends with a word; null when there is none.</summary>
    public static string? Newest(string runs, string ending) => Among(runs, "-" + ending);

    private static string? Newest(string runs) => Among(runs, "");

    // Ids begin with the time, so that the last one by name is the newest.
    private static string? Among(string runs, string ending) => !Directory.Exists(runs)
        ? null
        : Directory.EnumerateDirectories(runs, "*" + ending).Select(folder => Path.Combine(folder, Database)).Where(File.Exists)
            .Order(StringComparer.Ordinal).LastOrDefault();
}
