namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A trade of the past.</summary>
/// <param name="Time">Unix seconds.</param>
/// <param name="Price">In points; null when not told.</param>
/// <param name="Size">In contracts; null when not told.</param>
/// <param name="IsPastLimit">The price lies beyond the day's limit.</param>
/// <param name="IsUnreported">The exchange does not report it.</param>
/// <param name="Exchange">Where it traded.</param>
/// <param name="SpecialConditions">Codes of the exchange; leading blanks belong to it.</param>
public readonly record struct HistoricalTrade(
    long Time, double? Price, decimal? Size, bool IsPastLimit, bool IsUnreported, string Exchange, string SpecialConditions);
