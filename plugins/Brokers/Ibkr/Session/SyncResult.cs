namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How the questions after a gap were answered.</summary>
/// <param name="IsComplete">Whether orders may be sent: everything was answered.</param>
/// <param name="Text">What was found, or what is missing, in plain words.</param>
public sealed record SyncResult(bool IsComplete, string Text);
