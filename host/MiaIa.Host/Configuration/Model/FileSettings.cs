using System.ComponentModel.DataAnnotations;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Host.Logs;
using MiaIa.Host.Metrics;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>The part of the file that is the program's own: everything but plugins and modes.</summary>
internal sealed record FileSettings
{
    /// <summary>Which defaults hold: corrected, or seed-literal for the owner's figures word for word. Default corrected.</summary>
    public Profile Profile { get; init; } = Profile.Corrected;

    /// <summary>What is traded and what is watched.</summary>
    public InstrumentSettings Instruments { get; init; } = new();

    /// <summary>Length of the base bar: 1m, 5m. Not written: one minute, or that of the data when they are coarser.</summary>
    public BarPeriod? BaseTimeframe { get; init; }

    /// <summary>How often a decision may be taken between closed bars, in event time; 0 for bars only. Default 50ms.</summary>
    [Range(typeof(TimeSpan), "0", "60s")]
    public TimeSpan DecisionCycle { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The limits, always on. A line that is missing means its default.</summary>
    public RiskLimits Risk { get; init; } = new();

    /// <summary>How long there is no new entry after a round trip.</summary>
    public Cooldown Cooldown { get; init; } = new();

    /// <summary>What else ends a position than its bracket and the strategies. Everything is off unless it is written.</summary>
    public ExitRules Exits { get; init; } = new();

    /// <summary>What is an alert; where alerts go stands under alerts.</summary>
    public AlertRuleSettings AlertRules { get; init; } = new();

    /// <summary>The log of live and paced runs. It decides nothing.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>Where the metrics of live and paced runs go. They decide nothing.</summary>
    public MetricsSettings Metrics { get; init; } = new();

    /// <summary>The page that shows a running session.</summary>
    public MonitorSettings Monitor { get; init; } = new();

    /// <summary>Where plugins are, besides those that ship.</summary>
    public PluginSettings Plugins { get; init; } = new();
}
