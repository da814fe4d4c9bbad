using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Every trade of the traded contract.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="future">The contract's market.</param>
internal sealed class TradeLine(FeedLines lines, FutureMarket future) : FeedLine(lines, $"{future.Instrument.Symbol} prints")
{
    private const long NsPerSecond = 1_000_000_000;

    /// <inheritdoc/>
    public override void OnTrade(in TickByTickTrade tick, long timeNs)
    {
        future.AreTradesTickByTick = true;
        if (tick.Size is { } size)
        {
            future.Check.Add(tick.Time, (long)size);
        }

        future.OnTrade(tick.Price, tick.Size, timeNs, tick.Time * NsPerSecond, Name);
    }

    /// <inheritdoc/>
    protected override void Begin() => future.AreTradesAsked = true;

    /// <inheritdoc/>
    public override void Reset()
    {
        (future.AreTradesTickByTick, future.AreTradesAsked) = (false, false);
        future.Check.Reset();
    }
}
