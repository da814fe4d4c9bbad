using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>Contracts and history.</content>
internal sealed partial class ReceiverPair
{
    /// <inheritdoc/>
    public void ContractDetails(ContractDetails details)
    {
        try
        {
            receiver.ContractDetails(details);
        }
        finally
        {
            session.ContractDetails(details);
        }
    }

    /// <inheritdoc/>
    public void ContractDetailsEnd(int requestId)
    {
        try
        {
            receiver.ContractDetailsEnd(requestId);
        }
        finally
        {
            session.ContractDetailsEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void MarketRule(MarketRule rule)
    {
        try
        {
            receiver.MarketRule(rule);
        }
        finally
        {
            session.MarketRule(rule);
        }
    }

    /// <inheritdoc/>
    public void SymbolSamples(SymbolSamples samples)
    {
        try
        {
            receiver.SymbolSamples(samples);
        }
        finally
        {
            session.SymbolSamples(samples);
        }
    }

    /// <inheritdoc/>
    public void DepthExchanges(IReadOnlyList<DepthExchange> exchanges)
    {
        try
        {
            receiver.DepthExchanges(exchanges);
        }
        finally
        {
            session.DepthExchanges(exchanges);
        }
    }

    /// <inheritdoc/>
    public void SmartComponents(SmartComponents components)
    {
        try
        {
            receiver.SmartComponents(components);
        }
        finally
        {
            session.SmartComponents(components);
        }
    }

    /// <inheritdoc/>
    public void OptionParameters(OptionParameters parameters)
    {
        try
        {
            receiver.OptionParameters(parameters);
        }
        finally
        {
            session.OptionParameters(parameters);
        }
    }

    /// <inheritdoc/>
    public void OptionParametersEnd(int requestId)
    {
        try
        {
            receiver.OptionParametersEnd(requestId);
        }
        finally
        {
            session.OptionParametersEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void HistoricalBars(HistoricalBars bars)
    {
        try
        {
            receiver.HistoricalBars(bars);
        }
        finally
        {
            session.HistoricalBars(bars);
        }
    }

    /// <inheritdoc/>
    public void HistoricalDataEnd(HistoricalDataEnd end)
    {
        try
        {
            receiver.HistoricalDataEnd(end);
        }
        finally
        {
            session.HistoricalDataEnd(end);
        }
    }

    /// <inheritdoc/>
    public void HistoricalBarUpdate(HistoricalBarUpdate update)
    {
        try
        {
            receiver.HistoricalBarUpdate(update);
        }
        finally
        {
            session.HistoricalBarUpdate(update);
        }
    }

    /// <inheritdoc/>
    public void HistoricalSchedule(HistoricalSchedule schedule)
    {
        try
        {
            receiver.HistoricalSchedule(schedule);
        }
        finally
        {
            session.HistoricalSchedule(schedule);
        }
    }

    /// <inheritdoc/>
    public void HeadTimestamp(HeadTimestamp head)
    {
        try
        {
            receiver.HeadTimestamp(head);
        }
        finally
        {
            session.HeadTimestamp(head);
        }
    }

    /// <inheritdoc/>
    public void HistoricalMidPoints(HistoricalMidPoints ticks)
    {
        try
        {
            receiver.HistoricalMidPoints(ticks);
        }
        finally
        {
            session.HistoricalMidPoints(ticks);
        }
    }

    /// <inheritdoc/>
    public void HistoricalQuotes(HistoricalQuotes ticks)
    {
        try
        {
            receiver.HistoricalQuotes(ticks);
        }
        finally
        {
            session.HistoricalQuotes(ticks);
        }
    }

    /// <inheritdoc/>
    public void HistoricalTrades(HistoricalTrades ticks)
    {
        try
        {
            receiver.HistoricalTrades(ticks);
        }
        finally
        {
            session.HistoricalTrades(ticks);
        }
    }

    /// <inheritdoc/>
    public void CurrentTime(long unixSeconds)
    {
        try
        {
            receiver.CurrentTime(unixSeconds);
        }
        finally
        {
            session.CurrentTime(unixSeconds);
        }
    }

    /// <inheritdoc/>
    public void CurrentTimeMillis(long unixMilliseconds)
    {
        try
        {
            receiver.CurrentTimeMillis(unixMilliseconds);
        }
        finally
        {
            session.CurrentTimeMillis(unixMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void UserInfo(int requestId, string whiteBrandingId)
    {
        try
        {
            receiver.UserInfo(requestId, whiteBrandingId);
        }
        finally
        {
            session.UserInfo(requestId, whiteBrandingId);
        }
    }
}
