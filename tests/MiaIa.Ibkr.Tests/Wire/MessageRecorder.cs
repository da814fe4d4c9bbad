using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Keeps what a codec told it, in order.</summary>
internal sealed class MessageRecorder : ITwsReceiver
{
    /// <summary>Name and content of each call; a text beside a tick follows it.</summary>
    public List<(string Name, object? Content)> Calls { get; } = [];

    /// <summary>The only message.</summary>
    public object? Single => Calls.Should().ContainSingle().Which.Content;

    public void TickPrice(in TickPrice tick) => Calls.Add((nameof(TickPrice), tick));

    public void TickSize(in TickSize tick) => Calls.Add((nameof(TickSize), tick));

    public void TickGeneric(in TickGeneric tick) => Calls.Add((nameof(TickGeneric), tick));

    public void TickString(in TickString tick, ReadOnlySpan<byte> text) => Calls.Add((nameof(TickString), (tick, System.Text.Encoding.UTF8.GetString(text))));

    public void RtVolume(in RtVolume tick) => Calls.Add((nameof(RtVolume), tick));

    public void TickOptionComputation(in TickOptionComputation tick) => Calls.Add((nameof(TickOptionComputation), tick));

    public void MarketDepth(in MarketDepth depth) => Calls.Add((nameof(MarketDepth), depth));

    public void MarketDepthL2(in MarketDepthL2 depth) => Calls.Add((nameof(MarketDepthL2), depth));

    public void TickByTickTrade(in TickByTickTrade tick) => Calls.Add((nameof(TickByTickTrade), tick));

    public void TickByTickQuote(in TickByTickQuote tick) => Calls.Add((nameof(TickByTickQuote), tick));

    public void TickByTickMidPoint(in TickByTickMidPoint tick) => Calls.Add((nameof(TickByTickMidPoint), tick));

    public void RealTimeBar(in RealTimeBar bar) => Calls.Add((nameof(RealTimeBar), bar));

    public void TickSnapshotEnd(int requestId) => Calls.Add((nameof(TickSnapshotEnd), requestId));

    public void MarketDataType(int requestId, MarketDataType type) => Calls.Add((nameof(MarketDataType), (requestId, type)));

    public void TickRequestParameters(TickRequestParameters parameters) => Calls.Add((nameof(TickRequestParameters), parameters));

    public void Notice(TwsNotice notice) => Calls.Add((nameof(Notice), notice));

    public void OrderStatus(OrderStatusUpdate status) => Calls.Add((nameof(OrderStatus), status));

    public void OpenOrder(OpenOrder order) => Calls.Add((nameof(OpenOrder), order));

    public void OpenOrderEnd() => Calls.Add((nameof(OpenOrderEnd), null));

    public void CompletedOrder(CompletedOrder order) => Calls.Add((nameof(CompletedOrder), order));

    public void CompletedOrdersEnd() => Calls.Add((nameof(CompletedOrdersEnd), null));

    public void OrderBound(OrderBound order) => Calls.Add((nameof(OrderBound), order));

    public void Execution(ExecutionReport execution) => Calls.Add((nameof(Execution), execution));

    public void ExecutionsEnd(int requestId) => Calls.Add((nameof(ExecutionsEnd), requestId));

    public void Commission(CommissionReport commission) => Calls.Add((nameof(Commission), commission));

    public void NextValidId(int orderId) => Calls.Add((nameof(NextValidId), orderId));

    public void ManagedAccounts(IReadOnlyList<string> accounts) => Calls.Add((nameof(ManagedAccounts), accounts));

    public void AccountValue(AccountValue value) => Calls.Add((nameof(AccountValue), value));

    public void PortfolioValue(PortfolioValue value) => Calls.Add((nameof(PortfolioValue), value));

    public void AccountUpdateTime(string time) => Calls.Add((nameof(AccountUpdateTime), time));

    public void AccountDownloadEnd(string account) => Calls.Add((nameof(AccountDownloadEnd), account));

    public void Position(PositionReport position) => Calls.Add((nameof(Position), position));

    public void PositionEnd() => Calls.Add((nameof(PositionEnd), null));

    public void PositionMulti(PositionReport position) => Calls.Add((nameof(PositionMulti), position));

    public void PositionMultiEnd(int requestId) => Calls.Add((nameof(PositionMultiEnd), requestId));

    public void AccountSummary(AccountSummary summary) => Calls.Add((nameof(AccountSummary), summary));

    public void AccountSummaryEnd(int requestId) => Calls.Add((nameof(AccountSummaryEnd), requestId));

    public void AccountUpdateMulti(AccountUpdateMulti update) => Calls.Add((nameof(AccountUpdateMulti), update));

    public void AccountUpdateMultiEnd(int requestId) => Calls.Add((nameof(AccountUpdateMultiEnd), requestId));

    public void Pnl(Pnl pnl) => Calls.Add((nameof(Pnl), pnl));

    public void PnlSingle(PnlSingle pnl) => Calls.Add((nameof(PnlSingle), pnl));

    public void ContractDetails(ContractDetails details) => Calls.Add((nameof(ContractDetails), details));

    public void ContractDetailsEnd(int requestId) => Calls.Add((nameof(ContractDetailsEnd), requestId));

    public void MarketRule(MarketRule rule) => Calls.Add((nameof(MarketRule), rule));

    public void SymbolSamples(SymbolSamples samples) => Calls.Add((nameof(SymbolSamples), samples));

    public void DepthExchanges(IReadOnlyList<DepthExchange> exchanges) => Calls.Add((nameof(DepthExchanges), exchanges));

    public void SmartComponents(SmartComponents components) => Calls.Add((nameof(SmartComponents), components));

    public void OptionParameters(OptionParameters parameters) => Calls.Add((nameof(OptionParameters), parameters));

    public void OptionParametersEnd(int requestId) => Calls.Add((nameof(OptionParametersEnd), requestId));

    public void HistoricalBars(HistoricalBars bars) => Calls.Add((nameof(HistoricalBars), bars));

    public void HistoricalDataEnd(HistoricalDataEnd end) => Calls.Add((nameof(HistoricalDataEnd), end));

    public void HistoricalBarUpdate(HistoricalBarUpdate update) => Calls.Add((nameof(HistoricalBarUpdate), update));

    public void HistoricalSchedule(HistoricalSchedule schedule) => Calls.Add((nameof(HistoricalSchedule), schedule));

    public void HeadTimestamp(HeadTimestamp head) => Calls.Add((nameof(HeadTimestamp), head));

    public void HistoricalMidPoints(HistoricalMidPoints ticks) => Calls.Add((nameof(HistoricalMidPoints), ticks));

    public void HistoricalQuotes(HistoricalQuotes ticks) => Calls.Add((nameof(HistoricalQuotes), ticks));

    public void HistoricalTrades(HistoricalTrades ticks) => Calls.Add((nameof(HistoricalTrades), ticks));

    public void CurrentTime(long unixSeconds) => Calls.Add((nameof(CurrentTime), unixSeconds));

    public void CurrentTimeMillis(long unixMilliseconds) => Calls.Add((nameof(CurrentTimeMillis), unixMilliseconds));

    public void UserInfo(int requestId, string whiteBrandingId) => Calls.Add((nameof(UserInfo), (requestId, whiteBrandingId)));
}
