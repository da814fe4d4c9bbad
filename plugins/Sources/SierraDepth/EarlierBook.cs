using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Sources;

/// <summary>The book before the first moment wanted, told as a cleared book and its levels in one batch.</summary>
internal sealed class EarlierBook
{
    private readonly OrderBook _book = new(int.MaxValue);
    private int _next;

    /// <summary>Whether all of it was told.</summary>
    public bool IsTold => _next > Levels;

    private int Levels => _book.BidLevels + _book.AskLevels;

    /// <summary>Applies a change.</summary>
    public void Apply(in Depth change) => _book.Apply(in change);

    /// <summary>Tells as much as there is room for.</summary>
    public int Tell(Span<MarketEvent> to, long timeNs, short instrument)
    {
        int count = 0;
        for (; count < to.Length && !IsTold; _next++)
        {
            Depth change = Change();
            to[count++] = MarketEvent.Of(timeNs, instrument, in change);
        }

        return count;
    }

    private Depth Change()
    {
        // Changes of a batch that goes on after the first moment wanted leave the book inconsistent until its end.
        bool isLast = _next == Levels && _book.IsConsistent;
        if (_next == 0)
        {
            return new Depth(Side.None, 0, 0, 0, DepthAction.Clear, isLast);
        }

        int level = _next - 1;
        bool isBid = level < _book.BidLevels;
        BookLevel at = isBid ? _book.Bid(level) : _book.Ask(level - _book.BidLevels);
        return new Depth(isBid ? Side.Buy : Side.Sell, at.PriceTicks, at.Size, at.Orders, DepthAction.Set, isLast);
    }
}
