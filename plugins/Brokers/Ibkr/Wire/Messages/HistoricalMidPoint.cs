namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A middle of bid and ask of the past.</summary>
/// <param name="Time">Unix seconds.</param>
/// <param name="Price">In points; null when not told.</param>
/// <param name="Size">Size; null when not told.</param>
public readonly record struct HistoricalMidPoint(long Time, double? Price, decimal? Size);
