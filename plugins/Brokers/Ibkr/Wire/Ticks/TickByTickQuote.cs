namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>One change of the best bid or ask (id 99, kind 3).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Time">Unix seconds; several ticks share one.</param>
/// <param name="BidPrice">In points; null when not told.</param>
/// <param name="AskPrice">In points; null when not told.</param>
/// <param name="BidSize">In contracts; null when not told.</param>
/// <param name="AskSize">In contracts; null when not told.</param>
/// <param name="IsBidPastLow">The bid is below the day's low.</param>
/// <param name="IsAskPastHigh">The ask is above the day's high.</param>
public readonly record struct TickByTickQuote(
    int RequestId, long Time, double? BidPrice, double? AskPrice, decimal? BidSize, decimal? AskSize, bool IsBidPastLow,
    bool IsAskPastHigh);
