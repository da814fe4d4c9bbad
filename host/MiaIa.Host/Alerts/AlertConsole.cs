using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>The program's console, for alerts: standard error, since standard output holds the result.</summary>
/// <param name="output">Where lines go.</param>
internal sealed class AlertConsole(TextWriter output) : IAlertConsole
{
    /// <inheritdoc />
    public void Show(string line, NoticeSeverity severity) => output.WriteLine("ALERT " + Clean(line));

    // What comes from elsewhere must not move the cursor or colour the screen.
    private static string Clean(string line) => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));
}
