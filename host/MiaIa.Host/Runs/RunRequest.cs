using MiaIa.Host.Configuration;
using MiaIa.Host.Live;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>What a person asked for: a run.</summary>
/// <param name="Mode">Which mode.</param>
/// <param name="ConfigPath">The configuration file.</param>
/// <param name="PluginFolders">Further plugin folders.</param>
/// <param name="RunsFolder">Where runs are kept.</param>
/// <param name="Data">Files, folders and patterns; none uses the mode's feed.</param>
/// <param name="From">First session date wanted; null for the first there is.</param>
/// <param name="To">Last session date wanted; null for the last there is.</param>
/// <param name="Speed">Multiple of wall time; 0 runs as fast as it goes.</param>
/// <param name="IsJournaled">Whether a journal is kept.</param>
internal sealed record RunRequest(
    RunMode Mode,
    string ConfigPath,
    IReadOnlyList<string> PluginFolders,
    string RunsFolder,
    IReadOnlyList<string> Data,
    DateOnly? From,
    DateOnly? To,
    double Speed,
    bool IsJournaled)
{
    /// <summary>Today's date, for warnings only; null where nobody needs them.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What was asked of a live run; null in the other modes.</summary>
    public LiveRequest? Live { get; init; }

    /// <summary>Wall time, nanoseconds UTC: where a run at a live feed begins. It decides nothing after that.</summary>
    public Func<long> ClockNs { get; init; } = () => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;

    /// <summary>How the names of its runs end.</summary>
    public string Ending => Live?.Ending ?? Mode.ToString().ToLowerInvariant();

    /// <summary>Whether an unfinished run is left alone and a new one begun.</summary>
    public bool IsFresh { get; init; }

    /// <summary>A file that the report is written to besides the run's own; null for none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The profile to take instead of the one in the file; null for the one in the file.</summary>
    public Profile? Profile { get; init; }
}
