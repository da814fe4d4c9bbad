namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A bar of the past. Null for what was not told or has no meaning.</summary>
/// <param name="Time">Start: unix seconds or text, yyyyMMdd for daily bars and longer; see <see cref="TwsTime"/>.</param>
/// <param name="Open">First price in points.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">In contracts; null for data other than trades.</param>
/// <param name="Wap">Volume weighted price; null for data other than trades.</param>
/// <param name="Count">Number of trades; null for data other than trades.</param>
public readonly record struct HistoricalBar(
    string Time, double? Open, double? High, double? Low, double? Close, decimal? Volume, double? Wap, int? Count);
