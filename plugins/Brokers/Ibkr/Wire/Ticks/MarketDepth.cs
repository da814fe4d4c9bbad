namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A change of a book (id 12).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="Position">Row from 0, the best.</param>
/// <param name="Operation">What happens to it.</param>
/// <param name="Side">Bids or offers.</param>
/// <param name="Price">In points; null when not told.</param>
/// <param name="Size">In contracts; null when not told.</param>
public readonly record struct MarketDepth(
    int RequestId, int Position, DepthOperation Operation, DepthSide Side, double? Price, decimal? Size);
