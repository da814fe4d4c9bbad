namespace MiaIa.TwsSimulator;

/// <summary>One past trade with the quote it met.</summary>
/// <param name="Time">When, to the second.</param>
/// <param name="Price">Price.</param>
/// <param name="Size">Contracts.</param>
/// <param name="Bid">Best bid.</param>
/// <param name="Ask">Best ask.</param>
public sealed record HistoryTick(DateTimeOffset Time, decimal Price, decimal Size, decimal Bid, decimal Ask);
