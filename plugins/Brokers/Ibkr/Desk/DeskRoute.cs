using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>Hands each message to the order side and then to the data side, whichever of them are there.</summary>
internal sealed class DeskRoute : ITwsReceiver
{
    private static readonly ITwsReceiver Nobody = new TwsReceiver();
    private readonly Lock _gate = new();
    private ITwsReceiver? _orders;
    private ITwsReceiver? _data;
    private volatile ITwsReceiver _both = Nobody;

    /// <summary>The order side; null for none.</summary>
    public ITwsReceiver? Orders
    {
        set => Set(ref _orders, value);
    }

    /// <summary>The data side; null for none.</summary>
    public ITwsReceiver? Data
    {
        set => Set(ref _data, value);
    }

    /// <inheritdoc/>
    public void TickPrice(in TickPrice tick) => _both.TickPrice(in tick);

    /// <inheritdoc/>
    public void TickSize(in TickSize tick) => _both.TickSize(in tick);

    /// <inheritdoc/>
    public void TickGeneric(in TickGeneric tick) => _both.TickGeneric(in tick);

    /// <inheritdoc/>
    public void TickString(in TickString tick, ReadOnlySpan<byte> text) => _both.TickString(in tick, text);

    /// <inheritdoc/>
    public void RtVolume(in RtVolume tick) => _both.RtVolume(in tick);

    /// <inheritdoc/>
    public void TickOptionComputation(in TickOptionComputation tick) => _both.TickOptionComputation(in tick);

    /// <inheritdoc/>
    public void MarketDepth(in MarketDepth depth) => _both.MarketDepth(in depth);

    /// <inheritdoc/>
    public void MarketDepthL2(in MarketDepthL2 depth) => _both.MarketDepthL2(in depth);

    /// <inheritdoc/>
    public void TickByTickTrade(in TickByTickTrade tick) => _both.TickByTickTrade(in tick);

    /// <inheritdoc/>
    public void TickByTickQuote(in TickByTickQuote tick) => _both.TickByTickQuote(in tick);

    /// <inheritdoc/>
    public void TickByTickMidPoint(in TickByTickMidPoint tick) => _both.TickByTickMidPoint(in tick);

    /// <inheritdoc/>
    public void RealTimeBar(in RealTimeBar bar) => _both.RealTimeBar(in bar);

    /// <inheritdoc/>
    public void TickSnapshotEnd(int requestId) => _both.TickSnapshotEnd(requestId);

    /// <inheritdoc/>
    public void MarketDataType(int requestId, MarketDataType type) => _both.MarketDataType(requestId, type);

    /// <inheritdoc/>
    public void TickRequestParameters(TickRequestParameters parameters) => _both.TickRequestParameters(parameters);

    /// <inheritdoc/>
    public void Notice(TwsNotice notice) => _both.Notice(notice);

    /// <inheritdoc/>
    public void OrderStatus(OrderStatusUpdate status) => _both.OrderStatus(status);

    /// <inheritdoc/>
    public void OpenOrder(OpenOrder order) => _both.OpenOrder(order);

    /// <inheritdoc/>
    public void OpenOrderEnd() => _both.OpenOrderEnd();

    /// <inheritdoc/>
    public void CompletedOrder(CompletedOrder order) => _both.CompletedOrder(order);

    /// <inheritdoc/>
    public void CompletedOrdersEnd() => _both.CompletedOrdersEnd();

    /// <inheritdoc/>
    public void OrderBound(OrderBound order) => _both.OrderBound(order);

    /// <inheritdoc/>
    public void Execution(ExecutionReport execution) => _both.Execution(execution);

    /// <inheritdoc/>
    public void ExecutionsEnd(int requestId) => _both.ExecutionsEnd(requestId);

    /// <inheritdoc/>
    public void Commission(CommissionReport commission) => _both.Commission(commission);

    /// <inheritdoc/>
    public void NextValidId(int orderId) => _both.NextValidId(orderId);

    /// <inheritdoc/>
    public void ManagedAccounts(IReadOnlyList<string> accounts) => _both.ManagedAccounts(accounts);

    /// <inheritdoc/>
    public void AccountValue(AccountValue value) => _both.AccountValue(value);

    /// <inheritdoc/>
    public void PortfolioValue(PortfolioValue value) => _both.PortfolioValue(value);

    /// <inheritdoc/>
    public void AccountUpdateTime(string time) => _both.AccountUpdateTime(time);

    /// <inheritdoc/>
    public void AccountDownloadEnd(string account) => _both.AccountDownloadEnd(account);

    /// <inheritdoc/>
    public void Position(PositionReport position) => _both.Position(position);

    /// <inheritdoc/>
    public void PositionEnd() => _both.PositionEnd();

    /// <inheritdoc/>
    public void PositionMulti(PositionReport position) => _both.PositionMulti(position);

    /// <inheritdoc/>
    public void PositionMultiEnd(int requestId) => _both.PositionMultiEnd(requestId);

    /// <inheritdoc/>
    public void AccountSummary(AccountSummary summary) => _both.AccountSummary(summary);

    /// <inheritdoc/>
    public void AccountSummaryEnd(int requestId) => _both.AccountSummaryEnd(requestId);

    /// <inheritdoc/>
    public void AccountUpdateMulti(AccountUpdateMulti update) => _both.AccountUpdateMulti(update);

    /// <inheritdoc/>
    public void AccountUpdateMultiEnd(int requestId) => _both.AccountUpdateMultiEnd(requestId);

    /// <inheritdoc/>
    public void Pnl(Pnl pnl) => _both.Pnl(pnl);

    /// <inheritdoc/>
    public void PnlSingle(PnlSingle pnl) => _both.PnlSingle(pnl);

    /// <inheritdoc/>
    public void ContractDetails(ContractDetails details) => _both.ContractDetails(details);

    /// <inheritdoc/>
    public void ContractDetailsEnd(int requestId) => _both.ContractDetailsEnd(requestId);

    /// <inheritdoc/>
    public void MarketRule(MarketRule rule) => _both.MarketRule(rule);

    /// <inheritdoc/>
    public void SymbolSamples(SymbolSamples samples) => _both.SymbolSamples(samples);

    /// <inheritdoc/>
    public void DepthExchanges(IReadOnlyList<DepthExchange> exchanges) => _both.DepthExchanges(exchanges);

    /// <inheritdoc/>
    public void SmartComponents(SmartComponents components) => _both.SmartComponents(components);

    /// <inheritdoc/>
    public void OptionParameters(OptionParameters parameters) => _both.OptionParameters(parameters);

    /// <inheritdoc/>
    public void OptionParametersEnd(int requestId) => _both.OptionParametersEnd(requestId);

    /// <inheritdoc/>
    public void HistoricalBars(HistoricalBars bars) => _both.HistoricalBars(bars);

    /// <inheritdoc/>
    public void HistoricalDataEnd(HistoricalDataEnd end) => _both.HistoricalDataEnd(end);

    /// <inheritdoc/>
    public void HistoricalBarUpdate(HistoricalBarUpdate update) => _both.HistoricalBarUpdate(update);

    /// <inheritdoc/>
    public void HistoricalSchedule(HistoricalSchedule schedule) => _both.HistoricalSchedule(schedule);

    /// <inheritdoc/>
    public void HeadTimestamp(HeadTimestamp head) => _both.HeadTimestamp(head);

    /// <inheritdoc/>
    public void HistoricalMidPoints(HistoricalMidPoints ticks) => _both.HistoricalMidPoints(ticks);

    /// <inheritdoc/>
    public void HistoricalQuotes(HistoricalQuotes ticks) => _both.HistoricalQuotes(ticks);

    /// <inheritdoc/>
    public void HistoricalTrades(HistoricalTrades ticks) => _both.HistoricalTrades(ticks);

    /// <inheritdoc/>
    public void CurrentTime(long unixSeconds) => _both.CurrentTime(unixSeconds);

    /// <inheritdoc/>
    public void CurrentTimeMillis(long unixMilliseconds) => _both.CurrentTimeMillis(unixMilliseconds);

    /// <inheritdoc/>
    public void UserInfo(int requestId, string whiteBrandingId) => _both.UserInfo(requestId, whiteBrandingId);

    // An exception of one side must not keep the message from the other: the pair sees to that.
    private void Set(ref ITwsReceiver? side, ITwsReceiver? receiver)
    {
        lock (_gate)
        {
            side = receiver;
            _both = (_orders, _data) switch
            {
                (null, null) => Nobody,
                ({ } orders, null) => orders,
                (null, { } data) => data,
                ({ } orders, { } data) => new ReceiverPair(orders, data),
            };
        }
    }
}
