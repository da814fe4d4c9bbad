using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What the connection itself wants to know of TWS's messages.</summary>
/// <param name="connection">The connection.</param>
internal sealed class SessionReceiver(TwsConnection connection) : TwsReceiver
{
    private RequestTable Requests => connection.Requests;

    private SubscriptionTable Subscriptions => connection.Subscriptions;

    /// <inheritdoc/>
    public override void TickPrice(in TickPrice tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void TickSize(in TickSize tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void TickGeneric(in TickGeneric tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void TickString(in TickString tick, ReadOnlySpan<byte> text) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void RtVolume(in RtVolume tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void TickOptionComputation(in TickOptionComputation tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void MarketDepth(in MarketDepth depth) => Subscriptions.Touch(depth.RequestId);

    /// <inheritdoc/>
    public override void MarketDepthL2(in MarketDepthL2 depth) => Subscriptions.Touch(depth.RequestId);

    /// <inheritdoc/>
    public override void TickByTickTrade(in TickByTickTrade tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void TickByTickQuote(in TickByTickQuote tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void TickByTickMidPoint(in TickByTickMidPoint tick) => Subscriptions.Touch(tick.RequestId);

    /// <inheritdoc/>
    public override void RealTimeBar(in RealTimeBar bar) => Subscriptions.Touch(bar.RequestId);

    /// <inheritdoc/>
    public override void MarketDataType(int requestId, MarketDataType type) => Subscriptions.OnDataType(requestId, type);

    /// <inheritdoc/>
    public override void Notice(TwsNotice notice) => connection.OnNotice(notice);

    /// <inheritdoc/>
    public override void OpenOrder(OpenOrder order) => Requests.OnOpenOrder(order);

    /// <inheritdoc/>
    public override void OpenOrderEnd() => Requests.OnLaneEnd(RequestLane.OpenOrders);

    /// <inheritdoc/>
    public override void CompletedOrder(CompletedOrder order) => Requests.OnLaneItem(RequestLane.CompletedOrders, order);

    /// <inheritdoc/>
    public override void CompletedOrdersEnd() => Requests.OnLaneEnd(RequestLane.CompletedOrders);

    /// <inheritdoc/>
    public override void Execution(ExecutionReport execution) => Requests.OnItem(execution.RequestId, execution);

    /// <inheritdoc/>
    public override void ExecutionsEnd(int requestId) => Requests.OnEnd(requestId);

    /// <inheritdoc/>
    public override void NextValidId(int orderId) => connection.OnNextOrderId(orderId);

    /// <inheritdoc/>
    public override void ManagedAccounts(IReadOnlyList<string> accounts) => connection.OnAccounts(accounts);

    /// <inheritdoc/>
    public override void AccountValue(AccountValue value) => Requests.OnLaneItem(RequestLane.AccountUpdates, value);

    /// <inheritdoc/>
    public override void AccountDownloadEnd(string account) => Requests.OnLaneEnd(RequestLane.AccountUpdates);

    /// <inheritdoc/>
    public override void Position(PositionReport position) => Requests.OnLaneItem(RequestLane.Positions, position);

    /// <inheritdoc/>
    public override void PositionEnd() => Requests.OnLaneEnd(RequestLane.Positions);

    /// <inheritdoc/>
    public override void AccountSummary(AccountSummary summary) => Requests.OnItem(summary.RequestId, summary);

    /// <inheritdoc/>
    public override void AccountSummaryEnd(int requestId) => Requests.OnEnd(requestId);

    /// <inheritdoc/>
    public override void ContractDetails(ContractDetails details) => Requests.OnItem(details.RequestId, details);

    /// <inheritdoc/>
    public override void ContractDetailsEnd(int requestId) => Requests.OnEnd(requestId);

    /// <inheritdoc/>
    public override void OptionParameters(OptionParameters parameters) => Requests.OnItem(parameters.RequestId, parameters);

    /// <inheritdoc/>
    public override void OptionParametersEnd(int requestId) => Requests.OnEnd(requestId);

    /// <inheritdoc/>
    public override void HistoricalBars(HistoricalBars bars) => Requests.OnBars(bars);

    /// <inheritdoc/>
    public override void HistoricalDataEnd(HistoricalDataEnd end) => Requests.OnEnd(end.RequestId);

    /// <inheritdoc/>
    public override void CurrentTime(long unixSeconds) => Requests.OnServerTime(unixSeconds * 1_000_000_000);

    /// <inheritdoc/>
    public override void CurrentTimeMillis(long unixMilliseconds) => Requests.OnServerTime(unixMilliseconds * 1_000_000);
}
