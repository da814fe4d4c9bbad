namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Sessions of an instrument (id 106).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Start">Start of the range.</param>
/// <param name="End">End of the range.</param>
/// <param name="TimeZone">Zone of all times.</param>
/// <param name="Sessions">The sessions.</param>
public sealed record HistoricalSchedule(
    int RequestId, string Start, string End, string TimeZone, IReadOnlyList<ScheduledSession> Sessions);
