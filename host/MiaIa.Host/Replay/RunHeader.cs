using System.Globalization;
using MiaIa.Engine.Risk;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Explanation;
using MiaIa.Host.Live;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Replay;

/// <summary>What a run was made with, as its header tells.</summary>
/// <param name="journal">The journal of the run.</param>
internal sealed class RunHeader(RunJournal journal)
{
    /// <summary>Header line: the mode.</summary>
    public const string ModeKey = "mode";

    /// <summary>Header line: the profile that was asked for in place of the file's.</summary>
    public const string ProfileKey = "asked-profile";

    /// <summary>Header line: path of the configuration file.</summary>
    public const string FileKey = "configuration-file";

    /// <summary>Header line: what kind of data the run had.</summary>
    public const string ShapeKey = "shape";

    /// <summary>Header line: the data that were asked for, one path a line.</summary>
    public const string DataKey = "data-paths";

    /// <summary>Header line: first and last session date that were asked for.</summary>
    public const string DatesKey = "dates";

    /// <summary>Name of the run.</summary>
    public string Id { get; } = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(journal.Path)))!;

    /// <summary>Its mode.</summary>
    public RunMode Mode { get; } = Enum.TryParse(Need(journal, ModeKey), ignoreCase: true, out RunMode mode) ? mode : RunMode.Backtest;

    /// <summary>The profile that was asked for in place of the file's; null for the file's.</summary>
    public Profile? Profile { get; } = Enum.TryParse(journal.Header.GetValueOrDefault(ProfileKey), out Profile profile) ? profile : null;

    /// <summary>What kind of data it had.</summary>
    public MarketShape Shape => MarketShape.Parse(Need(journal, ShapeKey));

    /// <summary>On what terms it was at a broker; null when it was at none.</summary>
    public LiveTerms? Terms { get; } = LiveTerms.Parse(journal.Header.GetValueOrDefault(LiveTerms.Key));

    /// <summary>What it began with.</summary>
    public RestoredState? Restored => RestoredText.Parse(journal.Header.GetValueOrDefault(RestoredText.Key));

    /// <summary>The configuration to replay with.</summary>
    /// <param name="wanted">The file that was named; null for none.</param>
    /// <param name="isRecorded">Whether the recorded text is taken in any case.</param>
    public ConfigurationFile File(string? wanted, bool isRecorded)
    {
        string made = Need(journal, FileKey);
        return wanted is not null ? ConfigurationFile.Open(wanted)
            : !isRecorded && System.IO.File.Exists(made) ? ConfigurationFile.Open(made)
            : ConfigurationFile.Parse(made, Need(journal, RunSettings.FileKey));
    }

    /// <summary>The files of a back-test, which must be those that it read.</summary>
    /// <exception cref="RunException">They changed.</exception>
    public Market Files(Desk desk, RunConfiguration configuration, Instruments instruments, RunJournal run)
    {
        string[] dates = Need(journal, DatesKey).Split('|');
        RunRequest request = new(
            Mode, desk.File.Path, [], "", Need(journal, DataKey).Split('\n'), Date(dates[0]), Date(dates[^1]), Speed: 0, IsJournaled: false);
        Market market = Market.OfFiles(desk, configuration, instruments, new ExchangeCalendar(), request);
        Dictionary<string, string> before =
            run.Rows("SELECT path, sha256 FROM inputs").ToDictionary(r => r.Text("path")!, r => r.Text("sha256")!, StringComparer.Ordinal);
        string[] changed =
        [
            .. market.Files!.Hashes().Where(f => !string.Equals(before.GetValueOrDefault(f.Path), f.Sha256, StringComparison.Ordinal)).Select(f => f.Path),
        ];
        return changed.Length == 0
            ? market
            : throw new RunException(
                $"The data are not those of the run: {string.Join(", ", changed.Take(3))}{(changed.Length > 3 ? $" and {changed.Length - 3} more" : "")} changed. Put them back to replay it.",
                ExitCodes.Failed);
    }

    /// <summary>What of the program and of the plugins is otherwise now.</summary>
    public IReadOnlyList<string> Changed(Desk desk, RunConfiguration configuration)
    {
        string[] before = journal.Header.GetValueOrDefault("plugins", "").Split(", ");
        string[] now = [.. DeskRun.UsedPlugins(desk, configuration, Shape)];
        string program = $"mia {ProgramVersion.Text}";
        List<string> changed = [];
        if (!string.Equals(journal.Header.GetValueOrDefault("program"), program, StringComparison.Ordinal))
        {
            changed.Add($"program: {journal.Header.GetValueOrDefault("program", "unknown")} in the run, {program} now");
        }

        changed.AddRange(before.Except(now, StringComparer.Ordinal).Select(p => $"plugin {p} in the run, otherwise now"));
        changed.AddRange(now.Except(before, StringComparer.Ordinal).Select(p => $"plugin {p} now, otherwise in the run"));
        return changed;
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;

    private static string Need(RunJournal journal, string key) => journal.Header.GetValueOrDefault(key)
        ?? throw new RunException($"{journal.Path} does not say with what it was made ('{key}' is missing in its header): it cannot be replayed.", ExitCodes.Failed);
}
