using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>When a figure is an alert, and how it is told.</summary>
internal record AlertRule
{
    /// <summary>How the figure is compared: at-least, above, at-most or below. Default at-least.</summary>
    public AlertOperator Operator { get; init; }

    /// <summary>The level, in the unit of the figure.</summary>
    [Range(0, 1_000_000)]
    public double Level { get; init; }

    /// <summary>How long it must be so before it is an alert. Default 0.</summary>
    [Range(typeof(TimeSpan), "0", "24h")]
    public TimeSpan For { get; init; }

    /// <summary>Severity: information, warning or critical. Default warning.</summary>
    public NoticeSeverity Severity { get; init; } = NoticeSeverity.Warning;

    /// <summary>For how long after an alert there is no new one of the same. Default 15m.</summary>
    [Range(typeof(TimeSpan), "0", "24h")]
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When nobody acknowledges it for so long, it is told again as critical. Absent (off): never.</summary>
    [Range(typeof(TimeSpan), "1s", "24h")]
    public TimeSpan? EscalateAfter { get; init; }

    /// <summary>Which lines of alerts it goes to, by their names; none means all of them.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}
