using System.CommandLine;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Commands;

/// <summary>Options that most commands share.</summary>
internal sealed class DeskOptions
{
    /// <summary>The configuration file.</summary>
    public Option<string?> Config { get; } = new("--config", "-c")
    {
        Description = "The configuration file. Default: strategies.yaml here, else the one beside the program.",
        HelpName = "FILE",
    };

    /// <summary>Further plugin folders.</summary>
    public Option<string[]> Plugins { get; } = new("--plugins")
    {
        Description = "A further folder of plugins. May be given more than once.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Where runs are kept.</summary>
    public Option<string> Runs { get; } = new("--runs")
    {
        Description = "Where runs are kept.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "runs",
    };

    /// <summary>JSON on standard output.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON document on standard output, and nothing else there.",
    };

    /// <summary>Data files.</summary>
    public Option<string[]> Data { get; } = new("--data", "-d")
    {
        Description = "Files, folders (searched whole) or patterns of market data, of any mix of formats.",
        HelpName = "PATH...",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    /// <summary>First session date.</summary>
    public Option<DateOnly?> From { get; } = new("--from") { Description = "First session date (yyyy-MM-dd).", HelpName = "DATE" };

    /// <summary>Last session date.</summary>
    public Option<DateOnly?> To { get; } = new("--to") { Description = "Last session date (yyyy-MM-dd).", HelpName = "DATE" };

    /// <summary>The configuration file meant.</summary>
    public string ConfigPath(ParseResult parsed)
    {
        const string Name = "strategies.yaml";
        string? given = parsed.GetValue(Config);
        if (given is not null || File.Exists(Name))
        {
            return given ?? Name;
        }

        return Path.Combine(AppContext.BaseDirectory, Name);
    }

    // The id of a run is data too: what it recorded.
    private static string DataOf(string data, string runs) =>
        !Path.Exists(data) && Path.Combine(runs, data, RecordedRun.FileName) is var run && File.Exists(run) ? run : data;

    /// <summary>A run as it was asked for.</summary>
    public RunRequest Request(ParseResult parsed, RunMode mode, double speed = 0, bool isJournaled = true) => new(
        mode,
        ConfigPath(parsed),
        parsed.GetValue(Plugins) ?? [],
        parsed.GetValue(Runs) ?? "runs",
        [.. (parsed.GetValue(Data) ?? []).Select(data => DataOf(data, parsed.GetValue(Runs) ?? "runs"))],
        parsed.GetValue(From),
        parsed.GetValue(To),
        speed,
        isJournaled)
    {
        Today = DateOnly.FromDateTime(DateTime.UtcNow),
    };
}
