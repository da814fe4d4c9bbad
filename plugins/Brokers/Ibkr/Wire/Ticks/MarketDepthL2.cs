namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A change of a book with market makers (id 13).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Position">Row from 0, the best.</param>
/// <param name="MarketMaker">Market maker or exchange; may be empty.</param>
/// <param name="Operation">What happens to it.</param>
/// <param name="Side">Bids or offers.</param>
/// <param name="Price">In points; null when not told.</param>
/// <param name="Size">In contracts; null when not told.</param>
/// <param name="IsSmartDepth">Aggregated over exchanges.</param>
public readonly record struct MarketDepthL2(
    int RequestId, int Position, string MarketMaker, DepthOperation Operation, DepthSide Side, double? Price, decimal? Size,
    bool IsSmartDepth);
