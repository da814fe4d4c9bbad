namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Trades of the past (id 98).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Trades">The trades in order of time.</param>
/// <param name="IsDone">Whether no more follow.</param>
public sealed record HistoricalTrades(int RequestId, IReadOnlyList<HistoricalTrade> Trades, bool IsDone);
