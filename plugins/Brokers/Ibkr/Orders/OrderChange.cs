namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>A change of an order that was asked for.</summary>
/// <param name="PriceTicks">The new price, in ticks.</param>
/// <param name="Quantity">The new total, with what is filled.</param>
/// <param name="IsOfEngine">Whether the engine asked, and is told what became of it; else the price follows the real fill.</param>
/// <param name="SentNs">When it was sent; 0 while it waits.</param>
internal sealed record OrderChange(int PriceTicks, int Quantity, bool IsOfEngine, long SentNs);
