namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A size of level 1 (id 2).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="TickType">0 bid size, 3 ask size, 5 last size, 8 volume; 69 and up the delayed ones.</param>
/// <param name="Size">In contracts or shares; null when not told.</param>
public readonly record struct TickSize(int RequestId, int TickType, decimal? Size);
