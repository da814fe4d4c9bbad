namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Middles of the past (id 96).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="MidPoints">The middles in order of time.</param>
/// <param name="IsDone">Whether no more follow.</param>
public sealed record HistoricalMidPoints(int RequestId, IReadOnlyList<HistoricalMidPoint> MidPoints, bool IsDone);
