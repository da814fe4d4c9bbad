namespace MiaIa.Sdk;

/// <summary>What the broker says about an order, other than a fill.</summary>
/// <param name="OrderId">Our id of the order.</param>
/// <param name="Reason">Why; None for an acknowledgement.</param>
public readonly record struct OrderUpdate(long OrderId, OrderReason Reason);
