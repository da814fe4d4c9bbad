namespace MiaIa.Plugins.Brokers;

/// <summary>A cancel or a change on its way to the market.</summary>
/// <param name="OrderId">Our id of the order.</param>
/// <param name="AtNs">When it gets there, nanoseconds UTC.</param>
/// <param name="PriceTicks">New price, in ticks.</param>
/// <param name="Quantity">New number of contracts.</param>
/// <param name="IsCancel">Whether it cancels; price and quantity mean nothing then.</param>
internal readonly record struct PendingChange(long OrderId, long AtNs, int PriceTicks, int Quantity, bool IsCancel);
