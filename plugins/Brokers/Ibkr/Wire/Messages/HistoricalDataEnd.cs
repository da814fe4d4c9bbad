namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The bars asked for are complete (id 108, from server version 196).</summary>
/// <param name="RequestId">Number of the request.</param>
/// <param name="Start">Start of the range as text.</param>
/// <param name="End">End of the range as text.</param>
public sealed record HistoricalDataEnd(int RequestId, string Start, string End);
