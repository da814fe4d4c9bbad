namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Bars of the past (id 17).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Bars">The bars in order of time.</param>
/// <param name="IsEnd">Whether the answer is complete; from server version 196 a <see cref="HistoricalDataEnd"/> follows instead.</param>
/// <param name="Start">Start of the range as text; empty from server version 196.</param>
/// <param name="End">End of the range as text; empty from server version 196.</param>
public sealed record HistoricalBars(int RequestId, IReadOnlyList<HistoricalBar> Bars, bool IsEnd, string Start, string End);
