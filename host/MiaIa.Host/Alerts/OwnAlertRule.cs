using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Alerts;

/// <summary>A rule of the trader's own.</summary>
internal sealed record OwnAlertRule : AlertRule
{
    /// <summary>The figure it looks at.</summary>
    [Required]
    public AlertMetric Metric { get; init; }
}
