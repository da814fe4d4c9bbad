using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>The messages of TWS that concern orders and the account.</summary>
/// <param name="side">Takes them.</param>
internal sealed class OrderReceiver(OrderSide side) : TwsReceiver
{
    /// <inheritdoc/>
    public override void TickPrice(in TickPrice tick) => side.Quotes?.OnPrice(in tick);

    /// <inheritdoc/>
    public override void MarketDataType(int requestId, MarketDataType type) => side.Quotes?.OnType(requestId, type);

    /// <inheritdoc/>
    public override void Notice(TwsNotice notice) => side.OnNotice(notice);

    /// <inheritdoc/>
    public override void OpenOrder(OpenOrder order) => side.OnOpenOrder(order);

    /// <inheritdoc/>
    public override void OrderStatus(OrderStatusUpdate status) => side.OnStatus(status);

    /// <inheritdoc/>
    public override void Execution(ExecutionReport execution) => side.OnExecution(execution);

    /// <inheritdoc/>
    public override void Commission(CommissionReport commission) => side.OnCommission(commission);

    /// <inheritdoc/>
    public override void NextValidId(int orderId) => side.OnNextId(orderId);

    /// <inheritdoc/>
    public override void Position(PositionReport position) => side.OnPosition(position);

    /// <inheritdoc/>
    public override void AccountValue(AccountValue value) => side.OnAccountValue(value);

    /// <inheritdoc/>
    public override void AccountUpdateTime(string time) => side.OnAccountComplete();

    /// <inheritdoc/>
    public override void AccountDownloadEnd(string account) => side.OnAccountComplete();
}
