using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>Messages for sinks.</summary>
internal static class Messages
{
    /// <summary>2026-01-05T15:00:00Z.</summary>
    public const long TimeNs = 1_767_625_200_000_000_000;

    public static AlertMessage Of(string text, NoticeSeverity severity = NoticeSeverity.Warning, string id = "r-1", AlertKind kind = AlertKind.Firing) => new()
    {
        Id = id,
        Run = "r",
        Badge = "PAPER",
        Kind = kind,
        Severity = severity,
        Rule = "drawdown",
        Text = text,
        TimeNs = TimeNs,
        Alerts = [1],
    };
}
