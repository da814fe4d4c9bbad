using System.Globalization;
using System.Text;
using MiaIa.Host.Alerts;
using MiaIa.Host.Health;
using MiaIa.Host.Logs;
using MiaIa.Host.Metrics;

namespace MiaIa.Host.Monitor;

/// <summary>What health, metrics, log and alerts of a run add to its page.</summary>
internal static class PageSections
{
    /// <summary>The sections of a run.</summary>
    /// <param name="vitals">Its health, metrics and log; null for a run without.</param>
    /// <param name="alerts">Its alerts; null for a run without.</param>
    public static MonitorSections Of(RunVitals? vitals, RunAlerts? alerts) => new()
    {
        Health = vitals is null ? null : () => [.. vitals.Health.Now().Components.Select(LineOf)],
        Alerts = alerts is null ? null : () => [.. alerts.Desk.Latest.Select(LineOf)],
        Endpoints = vitals is null ? [] :
        [
            new MonitorEndpoint("/health", "application/json", () => HealthOf(vitals.Health)),
            new MonitorEndpoint("/metrics", MetricsText.ContentType, () => MetricsOf(vitals.Metrics)),
        ],
        Log = vitals is null ? null : text => vitals.Log.Write(LogLevel.Warning, "monitor", text),
    };

    private static HealthLine LineOf(ComponentHealth component) =>
        new(component.Component, HealthJson.Name(component.State), component.Reason, component.Remedy);

    private static AlertLine LineOf(Alert alert) =>
        new(alert.LastNs, alert.Severity.ToString().ToLowerInvariant(), alert.State.ToString().ToLowerInvariant(), alert.Text);

    private static (int Status, byte[] Body) HealthOf(HealthBoard board)
    {
        DeskHealth health = board.Now();
        return (HealthJson.StatusCode(health.State), Encoding.UTF8.GetBytes(HealthJson.Write(health)));
    }

    private static (int Status, byte[] Body) MetricsOf(MetricsListener metrics)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        MetricsText.Write(metrics, text);
        return (200, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
