namespace MiaIa.Host.Alerts;

/// <summary>What became of a message of an alert at a sink.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Kind">What the message tells: firing, escalated, resolved.</param>
/// <param name="Sink">The sink.</param>
/// <param name="State">How the delivery stands.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="Answer">What the sink said of the last one; empty when it is there.</param>
internal sealed record AlertFate(int Alert, string Kind, string Sink, string State, int Attempts, string Answer);
