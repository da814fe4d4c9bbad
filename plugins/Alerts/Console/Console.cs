using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>Shows alerts where the program was started, one line each.</summary>
/// <param name="options">The settings.</param>
/// <param name="console">The console.</param>
[Plugin("console")]
public sealed class Console(ConsoleOptions options, IAlertConsole console) : IAlertSink
{
    /// <inheritdoc />
    public AlertPolicy Policy { get; } = new()
    {
        MinimumSeverity = options.MinimumSeverity,
        MostPerMinute = options.MostPerMinute,
        FoldAbove = options.FoldAbove,
        HeartbeatSeconds = options.HeartbeatSeconds,
    };

    /// <inheritdoc />
    public AlertDelivery Deliver(AlertMessage message, CancellationToken cancel)
    {
        console.Show(message.ToLine(), message.Severity);
        return AlertDelivery.Delivered;
    }
}
