using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>The program's console, for alerts: standard error, since standard output holds the result.</summary>
/// <param name="output">Where lines go.</param>
/// <param name="isTerminal">Whether a person looks at it, where the line of the progress stands.</param>
internal sealed class AlertConsole(TextWriter output, bool isTerminal) : IAlertConsole
{
    private const int ProgressLetters = 79;

    /// <inheritdoc />
    public void Show(string line, NoticeSeverity severity)
    {
        string text = "ALERT " + Clean(line);
        output.WriteLine(isTerminal ? "\r" + text.PadRight(ProgressLetters) : text);
    }

    // What comes from elsewhere must not move the cursor or colour the screen.
    private static string Clean(string line) => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));
}
