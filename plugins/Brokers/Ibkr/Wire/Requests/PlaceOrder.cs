namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Places an order, or changes the live order of that number; a change repeats all fields.</summary>
/// <param name="OrderId">Number of the order; above 0.</param>
/// <param name="Contract">The instrument.</param>
/// <param name="Ticket">What to trade and how.</param>
public sealed record PlaceOrder(int OrderId, Contract Contract, OrderTicket Ticket) : TwsRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Order;

    /// <inheritdoc/>
    public override RequestIdKind IdKind => RequestIdKind.Order;

    /// <inheritdoc/>
    public override int Id => OrderId;
}
