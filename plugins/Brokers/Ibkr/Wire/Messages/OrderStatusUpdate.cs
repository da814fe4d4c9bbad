namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Where an order stands (id 3).</summary>
/// <param name="OrderId">Number of the order.</param>
/// <param name="Status">Its status.</param>
/// <param name="StatusText">The status as the TWS spells it.</param>
/// <param name="Filled">Contracts filled; null when not told.</param>
/// <param name="Remaining">Contracts not filled; null when not told.</param>
/// <param name="AverageFillPrice">In points; null when not told.</param>
/// <param name="PermId">IB's lasting number of the order; 0 until acknowledged.</param>
/// <param name="ParentId">Order number of the bracket's entry; 0 for none.</param>
/// <param name="LastFillPrice">In points; null when not told.</param>
/// <param name="ClientId">The client that placed it.</param>
/// <param name="WhyHeld">trigger, child, child,trigger, locate or empty.</param>
/// <param name="MarketCapPrice">Price at which IB capped it; null when not told.</param>
public sealed record OrderStatusUpdate(
    int OrderId, OrderStatus Status, string StatusText, decimal? Filled, decimal? Remaining, decimal? AverageFillPrice, long PermId,
    int ParentId, decimal? LastFillPrice, int ClientId, string WhyHeld, decimal? MarketCapPrice);
