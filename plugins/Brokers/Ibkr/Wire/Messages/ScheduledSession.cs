namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A session of a schedule.</summary>
/// <param name="Start">Start, yyyyMMdd-HH:mm:ss in the schedule's zone.</param>
/// <param name="End">End, in the same form.</param>
/// <param name="ReferenceDate">Trading day yyyyMMdd.</param>
public sealed record ScheduledSession(string Start, string End, string ReferenceDate);
