namespace MiaIa.Sdk;

/// <summary>
/// A change of one price level. Levels are addressed by price and sizes are totals. Within a batch the book may be
/// locked or crossed; it is consistent after the event with <see cref="IsLast"/>.
/// </summary>
/// <param name="Side">Buy for the bid side, Sell for the ask side.</param>
/// <param name="PriceTicks">Price of the level, in ticks.</param>
/// <param name="Size">New total of contracts at the level.</param>
/// <param name="Orders">Number of orders at the level; 0 when it is not known.</param>
/// <param name="Action">What happened.</param>
/// <param name="IsLast">Whether this change ends its batch.</param>
public readonly record struct Depth(
    Side Side, int PriceTicks, int Size, int Orders, DepthAction Action, bool IsLast);
