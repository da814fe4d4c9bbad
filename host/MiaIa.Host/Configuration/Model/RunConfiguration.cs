using MiaIa.Engine.Decisions;
using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Host.Calendar;
using MiaIa.Host.Logs;
using MiaIa.Host.Metrics;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>A valid file, bound: everything a run needs to know from it.</summary>
internal sealed record RunConfiguration
{
    /// <summary>The file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>The text of the file.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Which defaults hold.</summary>
    public required Profile Profile { get; init; }

    /// <summary>The mode that was asked for; null when the file is only checked.</summary>
    public required RunMode? Mode { get; init; }

    /// <summary>Root of the traded instrument.</summary>
    public required string Trade { get; init; }

    /// <summary>When the next contract becomes the front one.</summary>
    public required RollRule Roll { get; init; }

    /// <summary>Symbols that are watched besides, in order.</summary>
    public required IReadOnlyList<string> Watch { get; init; }

    /// <summary>Length of the base bar; null when it is not written.</summary>
    public required BarPeriod? BaseTimeframe { get; init; }

    /// <summary>Length of a decision cycle, in nanoseconds; 0 for decisions at bars only.</summary>
    public required long DecisionCycleNs { get; init; }

    /// <summary>The features in the order of the file.</summary>
    public required IReadOnlyList<PluginInstance> Features { get; init; }

    /// <summary>The formula that weighs them; null for none.</summary>
    public required PluginInstance? Confluence { get; init; }

    /// <summary>The lines of the formula, as the confluence itself tells them; empty without one.</summary>
    public required IReadOnlyList<ConfluenceTerm> EffectiveWeights { get; init; }

    /// <summary>The strategies in the order of the file.</summary>
    public required IReadOnlyList<PluginInstance> Strategies { get; init; }

    /// <summary>The filters in the order of the file.</summary>
    public required IReadOnlyList<PluginInstance> Filters { get; init; }

    /// <summary>Further risk rules in the order of the file.</summary>
    public required IReadOnlyList<PluginInstance> RiskRules { get; init; }

    /// <summary>The figures of the engine's limits.</summary>
    public required RiskLimits RiskLimits { get; init; }

    /// <summary>How long there is no new entry after a round trip.</summary>
    public required Cooldown Cooldown { get; init; }

    /// <summary>What else ends a position.</summary>
    public required ExitRules Exits { get; init; }

    /// <summary>The back-test; null when the file has none.</summary>
    public required ModeConfiguration? Backtest { get; init; }

    /// <summary>The simulated session; null when the file has none.</summary>
    public required ModeConfiguration? Sim { get; init; }

    /// <summary>The live session; null when the file has none.</summary>
    public required ModeConfiguration? Live { get; init; }

    /// <summary>The page that shows a running session.</summary>
    public required MonitorSettings Monitor { get; init; }

    /// <summary>Where alerts go.</summary>
    public required IReadOnlyList<PluginInstance> Alerts { get; init; }

    /// <summary>What is an alert.</summary>
    public required AlertRuleSettings AlertRules { get; init; }

    /// <summary>Formats of files that have options, in the order of the file; the others are read without any.</summary>
    public required IReadOnlyList<PluginInstance> Sources { get; init; }

    /// <summary>The log of live and paced runs: no part of what decides.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>Where the metrics of live and paced runs go: no part of what decides.</summary>
    public MetricsSettings Metrics { get; init; } = new();

    /// <summary>Folders with further plugins, absolute.</summary>
    public required IReadOnlyList<string> PluginFolders { get; init; }

    /// <summary>Values that hold variables of the environment: path in the file and text as written.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The configuration of the mode that was asked for; null when the file is only checked.</summary>
    public ModeConfiguration? Selected => Mode switch
    {
        RunMode.Backtest => Backtest,
        RunMode.Sim => Sim,
        RunMode.Live => Live,
        _ => null,
    };
}
