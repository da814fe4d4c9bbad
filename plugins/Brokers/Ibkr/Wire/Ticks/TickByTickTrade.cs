namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>One trade (id 99, kinds 1 and 2).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="IsAllLast">Whether the stream holds unreportable trades too.</param>
/// <param name="Time">Unix seconds; several ticks share one.</param>
/// <param name="Price">In points; null when not told.</param>
/// <param name="Size">In contracts; null when not told.</param>
/// <param name="IsPastLimit">The price lies beyond the day's limit.</param>
/// <param name="IsUnreported">The exchange does not report it.</param>
/// <param name="Exchange">Where it traded.</param>
/// <param name="SpecialConditions">Codes of the exchange; leading blanks belong to it.</param>
public readonly record struct TickByTickTrade(
    int RequestId, bool IsAllLast, long Time, double? Price, decimal? Size, bool IsPastLimit, bool IsUnreported, string Exchange,
    string SpecialConditions);
