namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Cancels one order.</summary>
/// <param name="OrderId">Number of the order.</param>
/// <param name="ManualCancelTime">Time of a manual cancel, UTC; empty for none.</param>
/// <param name="ExtOperator">Operator id for the exchange; empty for none. Sent from server version 192.</param>
/// <param name="ManualOrderIndicator">0 automatic, 1 manual, null unset. Sent from server version 192.</param>
public sealed record CancelOrder(int OrderId, string ManualCancelTime = "", string ExtOperator = "", int? ManualOrderIndicator = null)
    : TwsRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Cancel;

    /// <inheritdoc/>
    public override RequestIdKind IdKind => RequestIdKind.Order;

    /// <inheritdoc/>
    public override int Id => OrderId;
}
