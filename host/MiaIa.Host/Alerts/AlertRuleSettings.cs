using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>What is an alert. A line that is missing means its default; off switches a rule off.</summary>
internal sealed record AlertRuleSettings
{
    /// <summary>For how long the same occurrence is not told again, but counted. Default 300s.</summary>
    [Range(typeof(TimeSpan), "0", "24h")]
    public TimeSpan SuppressDuplicates { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Equity fell from its peak. Level in percent of the peak, default 3; cooldown 60m. Absent (off): no such alert.</summary>
    public AlertRule? Drawdown { get; init; } = new() { Level = 3, Cooldown = TimeSpan.FromMinutes(60) };

    /// <summary>Losses in a row. Level default 5; cooldown 30m. Absent (off): no such alert.</summary>
    public AlertRule? LossStreak { get; init; } = new() { Level = 5, Cooldown = TimeSpan.FromMinutes(30) };

    /// <summary>A limit is nearly used up. Level in percent of each limit, default 80; cooldown 15m. Absent (off): no such alert.</summary>
    public AlertRule? LimitUsed { get; init; } = new() { Level = 80 };

    /// <summary>The feed is lost or silent. Critical; cooldown 5m. Absent (off): no such alert.</summary>
    public AlertRule? FeedDisconnected { get; init; } =
        new() { Level = 1, Severity = NoticeSeverity.Critical, Cooldown = TimeSpan.FromMinutes(5) };

    /// <summary>The broker answers orders late. Level in milliseconds, default above 500; cooldown 30m. Absent (off): no such alert.</summary>
    public AlertRule? OrderLatency { get; init; } =
        new() { Operator = AlertOperator.Above, Level = 500, Cooldown = TimeSpan.FromMinutes(30) };

    /// <summary>Too few round trips are won. Level in percent, default below 40; cooldown 120m. Absent (off): no such alert.</summary>
    public AlertRule? WinRate { get; init; } =
        new() { Operator = AlertOperator.Below, Level = 40, Cooldown = TimeSpan.FromMinutes(120) };

    /// <summary>The processors are busy. Level in percent, default 80 for 60s; cooldown 15m. Absent (off): no such alert.</summary>
    public AlertRule? Cpu { get; init; } = new() { Level = 80, For = TimeSpan.FromSeconds(60) };

    /// <summary>Memory runs out. Level in percent, default 90; critical; cooldown 10m. Absent (off): no such alert.</summary>
    public AlertRule? Memory { get; init; } =
        new() { Level = 90, Severity = NoticeSeverity.Critical, Cooldown = TimeSpan.FromMinutes(10) };

    /// <summary>The disk runs full. Level in percent, default 85; cooldown 60m. Absent (off): no such alert.</summary>
    public AlertRule? Disk { get; init; } = new() { Level = 85, Cooldown = TimeSpan.FromMinutes(60) };

    /// <summary>The engine stands still. Level in seconds, default 30; critical; cooldown 5m. Absent (off): no such alert.</summary>
    public AlertRule? EngineStalled { get; init; } =
        new() { Level = 30, Severity = NoticeSeverity.Critical, Cooldown = TimeSpan.FromMinutes(5) };

    /// <summary>Rules of the trader's own, by name.</summary>
    public IReadOnlyDictionary<string, OwnAlertRule> Further { get; init; } = new Dictionary<string, OwnAlertRule>(StringComparer.Ordinal);
}
