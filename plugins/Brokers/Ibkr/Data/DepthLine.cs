using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>The book of the traded contract: ten rows of each side, aggregated by price.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="future">The contract's market.</param>
internal sealed class DepthLine(FeedLines lines, FutureMarket future) : FeedLine(lines, $"{future.Instrument.Symbol} book")
{
    /// <summary>Rows of each side that are asked for.</summary>
    public const int Rows = 10;

    private const int DepthReset = 317;

    private readonly BookRows _bids = new(Side.Buy, Rows);
    private readonly BookRows _asks = new(Side.Sell, Rows);
    private readonly int[] _changes = new int[2];
    private long _brokenSinceNs = long.MaxValue;

    /// <summary>Bids, best first.</summary>
    public BookRows Bids => _bids;

    /// <summary>Asks, best first.</summary>
    public BookRows Asks => _asks;

    /// <summary>Whether rows are in order and the best bid is below the best ask.</summary>
    public bool IsSound => _bids.IsSorted && _asks.IsSorted
        && (_bids.Count == 0 || _asks.Count == 0 || _bids[0].PriceTicks < _asks[0].PriceTicks);

    /// <summary>Since when it has not been sound, UTC nanoseconds; the end of time while it is.</summary>
    public long BrokenSinceNs => _brokenSinceNs;

    /// <inheritdoc/>
    public override void OnDepth(int row, DepthOperation operation, DepthSide side, double? price, decimal? size, long timeNs)
    {
        int ticks = 0;
        int contracts = 0;
        if (operation is not DepthOperation.Delete && (!future.Grid.TryToTicks(price, out ticks) || !PriceGrid.TryToSize(size, out contracts)))
        {
            Lines.Problems.Add(price is null || size is null ? ProblemKind.BadRecord : ProblemKind.OffGrid, Name);
            return;
        }

        bool isBid = side is DepthSide.Bid;
        BookRows rows = isBid ? _bids : _asks;
        int count = operation switch
        {
            DepthOperation.Insert => rows.Insert(row, ticks, contracts, _changes),
            DepthOperation.Update => rows.Update(row, ticks, contracts, _changes),
            _ => rows.Delete(row, _changes),
        };
        if (count < 0)
        {
            Lines.Problems.Add(ProblemKind.BookMismatch, Name);
            return;
        }

        // A batch has no end marker: the book makes sense when it is sound.
        bool isSound = IsSound;
        _brokenSinceNs = isSound ? long.MaxValue : Math.Min(_brokenSinceNs, timeNs);
        for (int i = 0; i < count; i++)
        {
            int level = rows.SizeAt(_changes[i]);
            DepthAction action = level > 0 ? DepthAction.Set : DepthAction.Delete;
            bool isLast = isSound && i == count - 1;
            future.OnDepth(new Depth(isBid ? Side.Buy : Side.Sell, _changes[i], level, 0, action, isLast), timeNs);
        }
    }

    /// <summary>Tells the whole book again: whoever was told that the feed is lost has forgotten it.</summary>
    public void Retell(long timeNs)
    {
        if (_bids.Count + _asks.Count == 0)
        {
            return;
        }

        future.OnDepth(new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false), timeNs);
        bool isSound = IsSound;
        for (int i = 0; i < _bids.Count; i++)
        {
            future.OnDepth(new Depth(Side.Buy, _bids[i].PriceTicks, _bids[i].Size, 0, DepthAction.Set, isSound && _asks.Count == 0 && i == _bids.Count - 1), timeNs);
        }

        for (int i = 0; i < _asks.Count; i++)
        {
            future.OnDepth(new Depth(Side.Sell, _asks[i].PriceTicks, _asks[i].Size, 0, DepthAction.Set, isSound && i == _asks.Count - 1), timeNs);
        }
    }

    /// <inheritdoc/>
    public override void OnNotice(int code, long timeNs)
    {
        if (code == DepthReset)
        {
            Reset();
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        bool wasEmpty = _bids.Count == 0 && _asks.Count == 0;
        _bids.Clear();
        _asks.Clear();
        _brokenSinceNs = long.MaxValue;
        if (!wasEmpty)
        {
            future.OnDepth(new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: true), Stream.Stamp());
        }
    }
}
