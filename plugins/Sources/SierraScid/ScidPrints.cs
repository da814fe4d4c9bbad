using System.Runtime.CompilerServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Turns records of prints into trades and quotes. Pieces of a larger trade, from the first marker to the last, are summed;
/// a change of price or side among them begins another trade, so a larger trade that swept several prices is one trade at
/// each. A quote inside a larger trade is not told, the one at its end is. A larger trade whose last piece is missing ends
/// with its price and side so far, at the next first piece, bar or unusable record, or a second later.
/// </summary>
internal sealed class ScidPrints
{
    private const long LongestBundleNs = 1_000_000_000;

    private readonly FloatGrid _prices;
    private readonly FloatGrid _bids;
    private readonly FloatGrid _asks;
    private readonly RecordProblems _problems;
    private readonly short _instrument;
    private readonly long _fromNs;
    private readonly bool _bundles;
    private Quote _told;
    private Trade _bundle;
    private long _bundleNs;
    private long _beginNs;
    private bool _isInBundle;
    private int _lastPrice;
    private Side _lastSide;
    private bool _hasPrice;

    /// <summary>Prepares.</summary>
    /// <param name="tick">Smallest price step as the file counts it.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="bundles">Whether pieces are summed.</param>
    public ScidPrints(decimal tick, StreamRequest request, RecordProblems problems, bool bundles)
    {
        _prices = new FloatGrid(tick);
        _bids = new FloatGrid(tick);
        _asks = new FloatGrid(tick);
        _problems = problems;
        _instrument = request.Instrument.Id;
        _fromNs = request.FromNs;
        _bundles = bundles;
    }

    /// <summary>Tells a record: at most three events.</summary>
    public void Tell(in ScidRecord record, long timeNs, long offset, Span<MarketEvent> to, ref int count)
    {
        if (record.Volume > int.MaxValue || !_prices.TryToTicks(record.Close, out int price))
        {
            _problems.Count(record.Volume > int.MaxValue ? ProblemKind.BadRecord : ProblemKind.OffGrid, offset);
            Finish(to, ref count);
            return;
        }

        _problems.HasGood = true;
        Quote quote = QuoteOf(in record, offset);
        uint marker = record.Marker;
        if (_isInBundle && (marker == ScidRecord.FirstPiece || timeNs - _beginNs > LongestBundleNs))
        {
            _problems.Count(ProblemKind.BadRecord, offset);
            Finish(to, ref count);
        }

        if (record.Volume == 0)
        {
            _problems.Count(ProblemKind.NotUsed, offset);
        }
        else
        {
            Trade trade = TradeOf(in record, price, in quote);
            if (_isInBundle || (marker == ScidRecord.FirstPiece && _bundles))
            {
                Collect(in trade, timeNs, to, ref count);
            }
            else if (timeNs >= _fromNs)
            {
                to[count++] = MarketEvent.Of(timeNs, _instrument, in trade);
            }
        }

        if (_isInBundle && marker == ScidRecord.LastPiece)
        {
            Finish(to, ref count);
        }

        if (quote.BidTicks != 0 && quote != _told && !_isInBundle && timeNs >= _fromNs)
        {
            TellQuote(in quote, timeNs, offset, to, ref count);
        }
    }

    /// <summary>Tells the larger trade whose last piece is still missing, if there is one: at most one event.</summary>
    public void Finish(Span<MarketEvent> to, ref int count)
    {
        if (!_isInBundle)
        {
            return;
        }

        _isInBundle = false;
        TellBundle(to, ref count);
    }

    private void Collect(in Trade trade, long timeNs, Span<MarketEvent> to, ref int count)
    {
        if (!_isInBundle)
        {
            _isInBundle = true;
            _beginNs = timeNs;
        }
        else if ((trade with { Size = _bundle.Size }) == _bundle && trade.Size <= int.MaxValue - _bundle.Size)
        {
            _bundle = _bundle with { Size = _bundle.Size + trade.Size };
            return;
        }
        else
        {
            TellBundle(to, ref count);
        }

        _bundle = trade;
        _bundleNs = timeNs;
    }

    private void TellBundle(Span<MarketEvent> to, ref int count)
    {
        if (_bundleNs >= _fromNs)
        {
            to[count++] = MarketEvent.Of(_bundleNs, _instrument, in _bundle);
        }
    }

    private void TellQuote(in Quote quote, long timeNs, long offset, Span<MarketEvent> to, ref int count)
    {
        _told = quote;
        if (quote.SpreadTicks <= 0)
        {
            _problems.Count(ProblemKind.CrossedQuote, offset);
        }

        to[count++] = MarketEvent.Of(timeNs, _instrument, in quote);
    }

    /// <summary>The quote of a record; default when a side is missing or off the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Quote QuoteOf(in ScidRecord record, long offset)
    {
        if (!(record.Low > 0) || !(record.High > 0))
        {
            return default;
        }

        if (_bids.TryToTicks(record.Low, out int bid) && _asks.TryToTicks(record.High, out int ask))
        {
            return new Quote(bid, ask, 0, 0, IsPriceOnly: true);
        }

        _problems.Count(ProblemKind.OffGrid, offset);
        return default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Trade TradeOf(in ScidRecord record, int price, in Quote quote)
    {
        bool isInferred = (record.BidVolume == 0) == (record.AskVolume == 0);
        Side side = isInferred ? Infer(price, in quote) : record.AskVolume > 0 ? Side.Buy : Side.Sell;
        _lastPrice = price;
        _lastSide = side;
        _hasPrice = true;
        return new Trade(price, (int)record.Volume, side, isInferred && side is not Side.None);
    }

    /// <summary>The quote rule on the quote of the record, else the tick rule (SPEC 2.2).</summary>
    private Side Infer(int price, in Quote quote)
    {
        if (quote.HasAsk && price >= quote.AskTicks)
        {
            return Side.Buy;
        }

        if (quote.HasBid && price <= quote.BidTicks)
        {
            return Side.Sell;
        }

        if (!_hasPrice)
        {
            return Side.None;
        }

        return price > _lastPrice ? Side.Buy : price < _lastPrice ? Side.Sell : _lastSide;
    }
}
