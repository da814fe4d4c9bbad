using System.Globalization;

namespace MiaIa.Host.Runs;

/// <summary>Where a run is kept: a folder of its own below the runs.</summary>
internal static class RunFolder
{
    private const string Database = "run.db";

    /// <summary>A new name: when it began, and its kind.</summary>
    public static string NewId(string ending) =>
        DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture) + "-" + ending;

    /// <summary>Makes the folder of a run.</summary>
    /// <returns>Path of its database.</returns>
    /// <exception cref="RunException">It cannot be made.</exception>
    public static string Make(string runs, string id)
    {
        string folder = Path.Combine(runs, id);
        try
        {
            Directory.CreateDirectory(folder);
            return Path.Combine(folder, Database);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunException(
                $"{folder} cannot be made ({problem.Message}). Choose another place with --runs DIR.", ExitCodes.Configuration);
        }
    }
}
