namespace MiaIa.Host.Monitor;

/// <summary>An alert as the page shows it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Severity">information, warning or critical.</param>
/// <param name="State">firing, acknowledged or resolved.</param>
/// <param name="Text">What it says.</param>
internal sealed record AlertLine(long TimeNs, string Severity, string State, string Text);
