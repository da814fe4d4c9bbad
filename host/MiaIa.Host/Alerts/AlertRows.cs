using System.Globalization;
using MiaIa.Host.Configuration;
using MiaIa.Sdk;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Alerts;

/// <summary>Alerts and messages as rows of the journal.</summary>
internal static class AlertRows
{
    /// <summary>Stores an alert, in place of the row it had.</summary>
    public const string InsertAlert = "INSERT OR REPLACE INTO alerts VALUES($number, $rule, $subject, $severity, $state, $fired, $last, $resolved, $count, $text, $occurrence, $wall, $escalates, $by, $channels, $not_to)";

    /// <summary>Stores a message.</summary>
    public const string InsertMessage = "INSERT INTO alert_messages VALUES($number, $id, $kind, $severity, $badge, $rule, $text, $time, $count, $alerts)";

    /// <summary>The values of an alert.</summary>
    public static (string Name, object? Value)[] Values(Alert a) =>
    [
        ("$number", a.Number), ("$rule", a.Rule), ("$subject", a.Subject), ("$severity", EnumNames.Write(a.Severity)),
        ("$state", EnumNames.Write(a.State)), ("$fired", a.FiredNs), ("$last", a.LastNs), ("$resolved", a.ResolvedNs), ("$count", a.Count),
        ("$text", a.Text), ("$occurrence", a.IsOccurrence), ("$wall", a.IsWall), ("$escalates", a.EscalatesNs), ("$by", a.AcknowledgedBy),
        ("$channels", string.Join(',', a.Channels)), ("$not_to", a.NotTo),
    ];

    /// <summary>The values of a message.</summary>
    public static (string Name, object? Value)[] Values(OutboxMessage m) =>
    [
        ("$number", m.Number), ("$id", m.Message.Id), ("$kind", EnumNames.Write(m.Message.Kind)),
        ("$severity", EnumNames.Write(m.Message.Severity)), ("$badge", m.Message.Badge), ("$rule", m.Message.Rule), ("$text", m.Message.Text),
        ("$time", m.Message.TimeNs), ("$count", m.Message.Count), ("$alerts", string.Join(',', m.Message.Alerts)),
    ];

    /// <summary>Reads an alert.</summary>
    public static Alert Alert(SqliteDataReader row) => new()
    {
        Number = row.GetInt32(Place(row, "number")),
        Rule = Text(row, "rule")!,
        Subject = Text(row, "subject")!,
        Severity = Enum<NoticeSeverity>(row, "severity"),
        State = Enum<AlertState>(row, "state"),
        Text = Text(row, "text")!,
        FiredNs = Long(row, "fired_ns")!.Value,
        LastNs = Long(row, "last_ns")!.Value,
        ResolvedNs = Long(row, "resolved_ns"),
        Count = row.GetInt32(Place(row, "count")),
        IsOccurrence = row.GetBoolean(Place(row, "is_occurrence")),
        IsWall = row.GetBoolean(Place(row, "is_wall")),
        EscalatesNs = Long(row, "escalates_ns"),
        AcknowledgedBy = Text(row, "acknowledged_by"),
        Channels = Text(row, "channels") is { Length: > 0 } channels ? channels.Split(',') : [],
        NotTo = Text(row, "not_to"),
    };

    /// <summary>Reads a message that is not at its end.</summary>
    public static PendingDelivery Pending(SqliteDataReader row, string run)
    {
        string sink = Text(row, "sink")!;
        AlertMessage message = new()
        {
            Id = Text(row, "id")!,
            Run = run,
            Badge = Text(row, "badge")!,
            Kind = Enum<AlertKind>(row, "kind"),
            Severity = Enum<NoticeSeverity>(row, "severity"),
            Rule = Text(row, "rule")!,
            Text = Text(row, "text")!,
            TimeNs = Long(row, "time_ns")!.Value,
            Count = row.GetInt32(Place(row, "count")),
            Alerts = Text(row, "alerts") is { Length: > 0 } alerts
                ? [.. alerts.Split(',').Select(a => int.Parse(a, CultureInfo.InvariantCulture))]
                : [],
        };
        OutboxMessage kept = new(row.GetInt32(Place(row, "number")), message, [sink]) { Attempts = row.GetInt32(Place(row, "attempts")) };
        return new PendingDelivery(sink, kept, Text(row, "state") is "sending");
    }

    private static int Place(SqliteDataReader row, string column) => row.GetOrdinal(column);

    private static string? Text(SqliteDataReader row, string column) => row.IsDBNull(Place(row, column)) ? null : row.GetString(Place(row, column));

    private static long? Long(SqliteDataReader row, string column) => row.IsDBNull(Place(row, column)) ? null : row.GetInt64(Place(row, column));

    private static T Enum<T>(SqliteDataReader row, string column)
        where T : struct => (T)EnumNames.Read(typeof(T), Text(row, column)!)!;
}
