namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Quotes of the past (id 97).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Quotes">The quotes in order of time.</param>
/// <param name="IsDone">Whether no more follow.</param>
public sealed record HistoricalQuotes(int RequestId, IReadOnlyList<HistoricalQuote> Quotes, bool IsDone);
