using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// Level 1 of a future: quotes as TWS samples them, and trades as it sums them up. For the traded contract it stands in for
/// tick-by-tick streams that TWS refuses, or that have to wait for their turn.
/// </summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="future">The contract's market.</param>
internal sealed class LevelOneLine(FeedLines lines, FutureMarket future) : FeedLine(lines, $"{future.Instrument.Symbol} level 1")
{
    /// <summary>The generic tick that brings trades.</summary>
    public const string Generics = "233";

    private const int BidSizeTick = 0;
    private const int BidTick = 1;
    private const int AskTick = 2;
    private const int AskSizeTick = 3;
    private const int TradesTick = 48;
    private const long NsPerMillisecond = 1_000_000;

    private Quote _quote;
    private decimal? _total;

    /// <inheritdoc/>
    public override void OnPrice(in TickPrice tick, long timeNs)
    {
        if (tick.TickType is not (BidTick or AskTick))
        {
            return;
        }

        (int price, int size) = future.Side(tick.Price, tick.Size, Name);
        Tell(tick.TickType == BidTick ? _quote with { BidTicks = price, BidSize = size } : _quote with { AskTicks = price, AskSize = size }, timeNs);
    }

    /// <inheritdoc/>
    public override void OnSize(in TickSize tick, long timeNs)
    {
        bool isBid = tick.TickType == BidSizeTick && _quote.HasBid;
        bool isAsk = tick.TickType == AskSizeTick && _quote.HasAsk;
        if ((isBid || isAsk) && PriceGrid.TryToSize(tick.Size, out int size) && size > 0)
        {
            Tell(isBid ? _quote with { BidSize = size } : _quote with { AskSize = size }, timeNs);
        }
    }

    /// <inheritdoc/>
    public override void OnVolume(in RtVolume tick, long timeNs)
    {
        if (tick.TickType != TradesTick)
        {
            return;
        }

        if (tick.TotalVolume is not { } total)
        {
            Lines.Problems.Add(ProblemKind.BadRecord, Name);
            return;
        }

        // Several trades may come as one: what traded is the change of the day's volume. The first line only says where it stands.
        decimal traded = _total is not { } before ? 0 : total < before ? tick.Size ?? 0 : total - before;
        _total = total;
        if (traded > 0 && !future.AreTradesAsked)
        {
            future.OnTrade(tick.Price, traded, timeNs, tick.TimeMs is { } ms ? ms * NsPerMillisecond : timeNs, Name);
        }
    }

    /// <inheritdoc/>
    public override void Reset() => (_quote, _total) = (default, null);

    private void Tell(Quote quote, long timeNs)
    {
        if (quote == _quote)
        {
            return;
        }

        _quote = quote;
        if (!future.AreQuotesTickByTick)
        {
            future.OnQuote(in quote, timeNs, timeNs);
        }
    }
}
