using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Takes the market data of the connection on its reader's task, stamps it and hands it to its stream.</summary>
/// <param name="lines">The streams.</param>
internal sealed class FeedReceiver(FeedLines lines) : TwsReceiver
{
    private const int DelayedData = 10167;
    private const int FirstDelayedTick = 66;
    private const int FirstDelayedComputation = 80;
    private const int LastDelayedComputation = 83;

    /// <inheritdoc/>
    public override void TickPrice(in TickPrice tick)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(tick.RequestId, IsDelayed(tick.TickType), out long timeNs) is { } line)
            {
                line.OnPrice(in tick, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void TickSize(in TickSize tick)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(tick.RequestId, IsDelayed(tick.TickType), out long timeNs) is { } line)
            {
                line.OnSize(in tick, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void RtVolume(in RtVolume tick)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(tick.RequestId, isDelayed: false, out long timeNs) is { } line)
            {
                line.OnVolume(in tick, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void TickOptionComputation(in TickOptionComputation tick)
    {
        lock (lines.Stream.Gate)
        {
            bool isDelayed = tick.TickType is >= FirstDelayedComputation and <= LastDelayedComputation;
            if (Find(tick.RequestId, isDelayed, out long timeNs) is { } line)
            {
                line.OnComputation(in tick, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void MarketDepth(in MarketDepth depth)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(depth.RequestId, isDelayed: false, out long timeNs) is { } line)
            {
                line.OnDepth(depth.Position, depth.Operation, depth.Side, depth.Price, depth.Size, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void MarketDepthL2(in MarketDepthL2 depth)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(depth.RequestId, isDelayed: false, out long timeNs) is { } line)
            {
                line.OnDepth(depth.Position, depth.Operation, depth.Side, depth.Price, depth.Size, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void TickByTickTrade(in TickByTickTrade tick)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(tick.RequestId, isDelayed: false, out long timeNs) is { } line)
            {
                line.OnTrade(in tick, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void TickByTickQuote(in TickByTickQuote tick)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(tick.RequestId, isDelayed: false, out long timeNs) is { } line)
            {
                line.OnQuote(in tick, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void RealTimeBar(in RealTimeBar bar)
    {
        lock (lines.Stream.Gate)
        {
            if (Find(bar.RequestId, isDelayed: false, out long timeNs) is { } line)
            {
                line.OnBar(in bar, timeNs);
            }
        }
    }

    /// <inheritdoc/>
    public override void MarketDataType(int requestId, MarketDataType type)
    {
        lock (lines.Stream.Gate)
        {
            lines.Find(requestId)?.SetDelayed(type is not Wire.MarketDataType.Live);
        }
    }

    /// <inheritdoc/>
    public override void Notice(TwsNotice notice)
    {
        lock (lines.Stream.Gate)
        {
            if (notice.Id < 0 || lines.Find(notice.Id) is not { } line)
            {
                return;
            }

            if (notice.Code == DelayedData)
            {
                line.SetDelayed(isDelayed: true);
            }

            line.OnNotice(notice.Code, lines.Stream.Stamp());
        }
    }

    // Tick types from 66 on are delayed, but for those of live data that came later.
    private static bool IsDelayed(int tickType) => tickType is >= FirstDelayedTick and <= 76 or 88 or 90;

    private FeedLine? Find(int requestId, bool isDelayed, out long timeNs)
    {
        timeNs = 0;
        if (lines.Find(requestId) is not { } line)
        {
            return null;
        }

        timeNs = lines.Stream.Stamp();
        line.Touch(timeNs);
        if (isDelayed)
        {
            line.SetDelayed(isDelayed: true);
        }

        // Late prices must not pass for the market.
        return line.IsDelayed ? null : line;
    }
}
