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

    // No print has this marker: it is no number.
    private const uint NoMarker = 0x7FC0_0000;

    private readonly FloatGrid _grid;
    private readonly RecordProblems _problems;
    private readonly short _instrument;
    private readonly long _fromNs;
    private readonly uint _firstPiece;
    private Quote _quote;
    private Quote _told;
    private float _bid;
    private float _ask;
    private bool _isQuoteNew;
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
        _grid = new FloatGrid(tick);
        _problems = problems;
        _instrument = request.Instrument.Id;
        _fromNs = request.FromNs;
        _firstPiece = bundles ? ScidRecord.FirstPiece : NoMarker;
    }

    /// <summary>Tells a record: at most three events.</summary>
    public void Tell(in ScidRecord record, long timeNs, long offset, Span<MarketEvent> to, ref int count)
    {
        if (record.High != _ask || record.Low != _bid)
        {
            ReadQuote(in record, offset);
        }

        // A size of 0 wraps, and is among those that are too large.
        if (!_grid.TryToTicks(record.Close, out int price) || record.Volume - 1 >= int.MaxValue)
        {
            Refuse(in record, offset, to, ref count);
            return;
        }

        _problems.HasGood = true;
        bool isInferred = (record.BidVolume == 0) == (record.AskVolume == 0);
        Side side = isInferred ? Infer(price) : record.AskVolume > 0 ? Side.Buy : Side.Sell;
        _lastPrice = price;
        _lastSide = side;
        _hasPrice = true;
        isInferred &= side is not Side.None;
        if (_isInBundle || record.Marker == _firstPiece)
        {
            Collect(in record, new Trade(price, (int)record.Volume, side, isInferred), timeNs, offset, to, ref count);
        }
        else if (timeNs >= _fromNs)
        {
            MarketEvent.Put(out to[count++], timeNs, _instrument, new Trade(price, (int)record.Volume, side, isInferred));
        }

        if (_isQuoteNew && !_isInBundle && timeNs >= _fromNs)
        {
            TellQuote(timeNs, offset, to, ref count);
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

    private void Collect(
        in ScidRecord record, Trade trade, long timeNs, long offset, Span<MarketEvent> to, ref int count)
    {
        if (_isInBundle && (record.Marker == _firstPiece || timeNs - _beginNs > LongestBundleNs))
        {
            _problems.Count(ProblemKind.BadRecord, offset);
            Finish(to, ref count);
        }

        if (_isInBundle)
        {
            AddPiece(in trade, timeNs, to, ref count);
        }
        else
        {
            // A piece without a first one stands alone.
            _isInBundle = record.Marker == _firstPiece;
            _beginNs = timeNs;
            _bundle = trade;
            _bundleNs = timeNs;
        }

        if (!_isInBundle || record.Marker == ScidRecord.LastPiece)
        {
            _isInBundle = false;
            TellBundle(to, ref count);
        }
    }

    private void AddPiece(in Trade trade, long timeNs, Span<MarketEvent> to, ref int count)
    {
        if ((trade with { Size = _bundle.Size }) == _bundle && trade.Size <= int.MaxValue - _bundle.Size)
        {
            _bundle = _bundle with { Size = _bundle.Size + trade.Size };
            return;
        }

        TellBundle(to, ref count);
        _bundle = trade;
        _bundleNs = timeNs;
    }

    private void TellBundle(Span<MarketEvent> to, ref int count)
    {
        if (_bundleNs >= _fromNs)
        {
            MarketEvent.Put(out to[count++], _bundleNs, _instrument, in _bundle);
        }
    }

    private void TellQuote(long timeNs, long offset, Span<MarketEvent> to, ref int count)
    {
        _isQuoteNew = false;
        if (_quote == _told)
        {
            return;
        }

        _told = _quote;
        if (_quote.SpreadTicks <= 0)
        {
            _problems.Count(ProblemKind.CrossedQuote, offset);
        }

        MarketEvent.Put(out to[count++], timeNs, _instrument, in _quote);
    }

    private void ReadQuote(in ScidRecord record, long offset)
    {
        _quote = default;
        _isQuoteNew = false;
        _bid = record.Low;
        _ask = record.High;
        if (!(record.Low > 0) || !(record.High > 0))
        {
            return;
        }

        if (_grid.TryToTicks(record.Low, out int bid) && _grid.TryToTicks(record.High, out int ask))
        {
            _quote = new Quote(bid, ask, 0, 0, IsPriceOnly: true);
            _isQuoteNew = true;
            return;
        }

        // Not a number: the next record is looked at again, and counted again.
        _ask = float.NaN;
        _problems.Count(ProblemKind.OffGrid, offset);
    }

    private void Refuse(in ScidRecord record, long offset, Span<MarketEvent> to, ref int count)
    {
        bool isEmpty = record.Volume == 0;
        _problems.Count(
            isEmpty ? ProblemKind.NotUsed : record.Volume > int.MaxValue ? ProblemKind.BadRecord : ProblemKind.OffGrid, offset);
        if (!isEmpty || record.Marker == ScidRecord.LastPiece)
        {
            Finish(to, ref count);
        }
    }

    /// <summary>The quote rule on the quote of the record, else the tick rule (SPEC 2.2).</summary>
    private Side Infer(int price)
    {
        if (_quote.HasAsk && price >= _quote.AskTicks)
        {
            return Side.Buy;
        }

        if (_quote.HasBid && price <= _quote.BidTicks)
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
