namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A price of level 1 (id 1).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="TickType">1 bid, 2 ask, 4 last, 6 high, 7 low, 9 close, 14 open; 66 and up the delayed ones.</param>
/// <param name="Price">In points; null when there is no quote on that side.</param>
/// <param name="Size">Size of bid, ask or last; null when not told.</param>
/// <param name="Attributes">Bit 0 can execute automatically, bit 1 past limit, bit 2 before the open.</param>
public readonly record struct TickPrice(int RequestId, int TickType, double? Price, decimal? Size, int Attributes);
