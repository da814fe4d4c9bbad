namespace MiaIa.Sdk;

/// <summary>What the broker says about an order, other than a fill.</summary>
/// <param name="OrderId">Our id of the order.</param>
/// <param name="Reason">Why; None for an acknowledgement.</param>
/// <param name="Quantity">Contracts it works with at the broker, with those filled; 0 when not told.</param>
/// <param name="PriceTicks">Price it works with at the broker, in ticks; 0 when not told.</param>
public readonly record struct OrderUpdate(long OrderId, OrderReason Reason, int Quantity = 0, int PriceTicks = 0);
