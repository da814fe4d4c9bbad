namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Ignores all messages; override those you need.</summary>
public class TwsReceiver : ITwsReceiver
{
    /// <inheritdoc/>
    public virtual void TickPrice(in TickPrice tick)
    {
    }

    /// <inheritdoc/>
    public virtual void TickSize(in TickSize tick)
    {
    }

    /// <inheritdoc/>
    public virtual void TickGeneric(in TickGeneric tick)
    {
    }

    /// <inheritdoc/>
    public virtual void TickString(in TickString tick, ReadOnlySpan<byte> text)
    {
    }

    /// <inheritdoc/>
    public virtual void RtVolume(in RtVolume tick)
    {
    }

    /// <inheritdoc/>
    public virtual void TickOptionComputation(in TickOptionComputation tick)
    {
    }

    /// <inheritdoc/>
    public virtual void MarketDepth(in MarketDepth depth)
    {
    }

    /// <inheritdoc/>
    public virtual void MarketDepthL2(in MarketDepthL2 depth)
    {
    }

    /// <inheritdoc/>
    public virtual void TickByTickTrade(in TickByTickTrade tick)
    {
    }

    /// <inheritdoc/>
    public virtual void TickByTickQuote(in TickByTickQuote tick)
    {
    }

    /// <inheritdoc/>
    public virtual void TickByTickMidPoint(in TickByTickMidPoint tick)
    {
    }

    /// <inheritdoc/>
    public virtual void RealTimeBar(in RealTimeBar bar)
    {
    }

    /// <inheritdoc/>
    public virtual void TickSnapshotEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void MarketDataType(int requestId, MarketDataType type)
    {
    }

    /// <inheritdoc/>
    public virtual void TickRequestParameters(TickRequestParameters parameters)
    {
    }

    /// <inheritdoc/>
    public virtual void Notice(TwsNotice notice)
    {
    }

    /// <inheritdoc/>
    public virtual void OrderStatus(OrderStatusUpdate status)
    {
    }

    /// <inheritdoc/>
    public virtual void OpenOrder(OpenOrder order)
    {
    }

    /// <inheritdoc/>
    public virtual void OpenOrderEnd()
    {
    }

    /// <inheritdoc/>
    public virtual void CompletedOrder(CompletedOrder order)
    {
    }

    /// <inheritdoc/>
    public virtual void CompletedOrdersEnd()
    {
    }

    /// <inheritdoc/>
    public virtual void OrderBound(OrderBound order)
    {
    }

    /// <inheritdoc/>
    public virtual void Execution(ExecutionReport execution)
    {
    }

    /// <inheritdoc/>
    public virtual void ExecutionsEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void Commission(CommissionReport commission)
    {
    }

    /// <inheritdoc/>
    public virtual void NextValidId(int orderId)
    {
    }

    /// <inheritdoc/>
    public virtual void ManagedAccounts(IReadOnlyList<string> accounts)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountValue(AccountValue value)
    {
    }

    /// <inheritdoc/>
    public virtual void PortfolioValue(PortfolioValue value)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountUpdateTime(string time)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountDownloadEnd(string account)
    {
    }

    /// <inheritdoc/>
    public virtual void Position(PositionReport position)
    {
    }

    /// <inheritdoc/>
    public virtual void PositionEnd()
    {
    }

    /// <inheritdoc/>
    public virtual void PositionMulti(PositionReport position)
    {
    }

    /// <inheritdoc/>
    public virtual void PositionMultiEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountSummary(AccountSummary summary)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountSummaryEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountUpdateMulti(AccountUpdateMulti update)
    {
    }

    /// <inheritdoc/>
    public virtual void AccountUpdateMultiEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void Pnl(Pnl pnl)
    {
    }

    /// <inheritdoc/>
    public virtual void PnlSingle(PnlSingle pnl)
    {
    }

    /// <inheritdoc/>
    public virtual void ContractDetails(ContractDetails details)
    {
    }

    /// <inheritdoc/>
    public virtual void ContractDetailsEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void MarketRule(MarketRule rule)
    {
    }

    /// <inheritdoc/>
    public virtual void SymbolSamples(SymbolSamples samples)
    {
    }

    /// <inheritdoc/>
    public virtual void DepthExchanges(IReadOnlyList<DepthExchange> exchanges)
    {
    }

    /// <inheritdoc/>
    public virtual void SmartComponents(SmartComponents components)
    {
    }

    /// <inheritdoc/>
    public virtual void OptionParameters(OptionParameters parameters)
    {
    }

    /// <inheritdoc/>
    public virtual void OptionParametersEnd(int requestId)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalBars(HistoricalBars bars)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalDataEnd(HistoricalDataEnd end)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalBarUpdate(HistoricalBarUpdate update)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalSchedule(HistoricalSchedule schedule)
    {
    }

    /// <inheritdoc/>
    public virtual void HeadTimestamp(HeadTimestamp head)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalMidPoints(HistoricalMidPoints ticks)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalQuotes(HistoricalQuotes ticks)
    {
    }

    /// <inheritdoc/>
    public virtual void HistoricalTrades(HistoricalTrades ticks)
    {
    }

    /// <inheritdoc/>
    public virtual void CurrentTime(long unixSeconds)
    {
    }

    /// <inheritdoc/>
    public virtual void CurrentTimeMillis(long unixMilliseconds)
    {
    }

    /// <inheritdoc/>
    public virtual void UserInfo(int requestId, string whiteBrandingId)
    {
    }
}
