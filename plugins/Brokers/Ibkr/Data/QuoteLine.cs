using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Every change of best bid and ask of the traded contract.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="future">The contract's market.</param>
internal sealed class QuoteLine(FeedLines lines, FutureMarket future) : FeedLine(lines, $"{future.Instrument.Symbol} quotes")
{
    private const long NsPerSecond = 1_000_000_000;

    /// <inheritdoc/>
    public override void OnQuote(in TickByTickQuote tick, long timeNs)
    {
        (int bid, int bidSize) = future.Side(tick.BidPrice, tick.BidSize, Name);
        (int ask, int askSize) = future.Side(tick.AskPrice, tick.AskSize, Name);
        future.AreQuotesTickByTick = true;
        future.OnQuote(new Quote(bid, ask, bidSize, askSize), timeNs, tick.Time * NsPerSecond);
    }

    /// <inheritdoc/>
    public override void Reset() => future.AreQuotesTickByTick = false;
}
