using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>Finds the runs that a living process owns.</summary>
/// <param name="runs">Where runs are kept.</param>
internal sealed class RunningRuns(string runs)
{
    /// <summary>Folders of the runs that go on, the oldest first.</summary>
    public IReadOnlyList<string> All() => !Directory.Exists(runs)
        ? []
        : [.. Directory.EnumerateDirectories(runs).Where(IsRunning).Order(StringComparer.Ordinal)];

    /// <summary>The run that is meant.</summary>
    /// <param name="name">Its id, or the path of its folder; null for the only one.</param>
    /// <returns>Its folder; null when none was named and none runs.</returns>
    /// <exception cref="RunException">The named one does not run, or several do and none was named.</exception>
    public string? Find(string? name)
    {
        if (name is not null)
        {
            return FindNamed(name);
        }

        IReadOnlyList<string> all = All();
        return all.Count <= 1
            ? all.FirstOrDefault()
            : throw new RunException(
                $"Several runs go on in {runs}; name one of them:\n{string.Join('\n', all.Select(f => "  " + Describe(f)))}", ExitCodes.Configuration);
    }

    private string FindNamed(string name)
    {
        string? folder = Array.Find([Path.Combine(runs, name), name], Directory.Exists);
        if (folder is null)
        {
            throw new RunException($"There is no run '{name}': neither in {runs} nor as a path.", ExitCodes.Configuration);
        }

        return IsRunning(folder) ? folder : throw new RunException($"{name} does not run: no living process owns it.", ExitCodes.Configuration);
    }

    private static string Describe(string folder) => RunProcess.Of(ControlFolder.Of(folder)) is { } process
        ? FormattableString.Invariant($"{Path.GetFileName(folder)}  {process.Mode}, process {process.Id}")
        : Path.GetFileName(folder);

    private static bool IsRunning(string folder) => RunProcess.Of(ControlFolder.Of(folder)) is { IsAlive: true };
}
