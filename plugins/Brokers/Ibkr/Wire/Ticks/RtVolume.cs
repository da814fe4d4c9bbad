namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Trades of level 1 (id 46, tick types 48 and 77); several trades may come as one.</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="TickType">48 all trades, 77 reportable ones.</param>
/// <param name="Price">In points; null for a change of volume only.</param>
/// <param name="Size">Size of the last trade; null when not told.</param>
/// <param name="TimeMs">Unix milliseconds; null when not told.</param>
/// <param name="TotalVolume">Volume of the day; null when not told.</param>
/// <param name="Vwap">Volume weighted price of the day; null when not told.</param>
/// <param name="IsSingleTrade">Whether one market maker filled it.</param>
public readonly record struct RtVolume(
    int RequestId, int TickType, double? Price, decimal? Size, long? TimeMs, decimal? TotalVolume, double? Vwap, bool IsSingleTrade);
