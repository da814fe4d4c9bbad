using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// Gives each message to the consumer and then to the connection itself, also when the consumer throws: so an answer is complete at
/// the consumer before the request that asked for it ends, and no fault of the consumer keeps the connection from an answer.
/// </summary>
/// <param name="receiver">The consumer.</param>
/// <param name="session">The connection's own.</param>
internal sealed partial class ReceiverPair(ITwsReceiver receiver, ITwsReceiver session) : ITwsReceiver
{
    /// <inheritdoc/>
    public void TickPrice(in TickPrice tick)
    {
        try
        {
            receiver.TickPrice(in tick);
        }
        finally
        {
            session.TickPrice(in tick);
        }
    }

    /// <inheritdoc/>
    public void TickSize(in TickSize tick)
    {
        try
        {
            receiver.TickSize(in tick);
        }
        finally
        {
            session.TickSize(in tick);
        }
    }

    /// <inheritdoc/>
    public void TickGeneric(in TickGeneric tick)
    {
        try
        {
            receiver.TickGeneric(in tick);
        }
        finally
        {
            session.TickGeneric(in tick);
        }
    }

    /// <inheritdoc/>
    public void TickString(in TickString tick, ReadOnlySpan<byte> text)
    {
        try
        {
            receiver.TickString(in tick, text);
        }
        finally
        {
            session.TickString(in tick, text);
        }
    }

    /// <inheritdoc/>
    public void RtVolume(in RtVolume tick)
    {
        try
        {
            receiver.RtVolume(in tick);
        }
        finally
        {
            session.RtVolume(in tick);
        }
    }

    /// <inheritdoc/>
    public void TickOptionComputation(in TickOptionComputation tick)
    {
        try
        {
            receiver.TickOptionComputation(in tick);
        }
        finally
        {
            session.TickOptionComputation(in tick);
        }
    }

    /// <inheritdoc/>
    public void MarketDepth(in MarketDepth depth)
    {
        try
        {
            receiver.MarketDepth(in depth);
        }
        finally
        {
            session.MarketDepth(in depth);
        }
    }

    /// <inheritdoc/>
    public void MarketDepthL2(in MarketDepthL2 depth)
    {
        try
        {
            receiver.MarketDepthL2(in depth);
        }
        finally
        {
            session.MarketDepthL2(in depth);
        }
    }

    /// <inheritdoc/>
    public void TickByTickTrade(in TickByTickTrade tick)
    {
        try
        {
            receiver.TickByTickTrade(in tick);
        }
        finally
        {
            session.TickByTickTrade(in tick);
        }
    }

    /// <inheritdoc/>
    public void TickByTickQuote(in TickByTickQuote tick)
    {
        try
        {
            receiver.TickByTickQuote(in tick);
        }
        finally
        {
            session.TickByTickQuote(in tick);
        }
    }

    /// <inheritdoc/>
    public void TickByTickMidPoint(in TickByTickMidPoint tick)
    {
        try
        {
            receiver.TickByTickMidPoint(in tick);
        }
        finally
        {
            session.TickByTickMidPoint(in tick);
        }
    }

    /// <inheritdoc/>
    public void RealTimeBar(in RealTimeBar bar)
    {
        try
        {
            receiver.RealTimeBar(in bar);
        }
        finally
        {
            session.RealTimeBar(in bar);
        }
    }

    /// <inheritdoc/>
    public void TickSnapshotEnd(int requestId)
    {
        try
        {
            receiver.TickSnapshotEnd(requestId);
        }
        finally
        {
            session.TickSnapshotEnd(requestId);
        }
    }

    /// <inheritdoc/>
    public void MarketDataType(int requestId, MarketDataType type)
    {
        try
        {
            receiver.MarketDataType(requestId, type);
        }
        finally
        {
            session.MarketDataType(requestId, type);
        }
    }

    /// <inheritdoc/>
    public void TickRequestParameters(TickRequestParameters parameters)
    {
        try
        {
            receiver.TickRequestParameters(parameters);
        }
        finally
        {
            session.TickRequestParameters(parameters);
        }
    }
}
