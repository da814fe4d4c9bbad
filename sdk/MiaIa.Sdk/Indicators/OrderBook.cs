namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The order book of one instrument, built from depth events addressed by price. All levels the feed sends are kept, so
/// that the visible ones are right when better ones go; asking for a level beyond <see cref="BidLevels"/> or
/// <see cref="AskLevels"/> is a fault of the caller. Applying an event allocates nothing, except when a book becomes
/// deeper than it ever was. The book is not repaired: inside a batch, and in some feeds before the opening, it may be
/// crossed.
/// </summary>
/// <param name="visibleLevels">Best levels of each side that are shown, 1 or more; default 10.</param>
public sealed class OrderBook(int visibleLevels = 10)
{
    private readonly BookSide _bids = new(Side.Buy);
    private readonly BookSide _asks = new(Side.Sell);

    /// <summary>Visible bid levels, from 0 to the limit of the constructor.</summary>
    public int BidLevels => Math.Min(_bids.Count, visibleLevels);

    /// <summary>Visible ask levels, from 0 to the limit of the constructor.</summary>
    public int AskLevels => Math.Min(_asks.Count, visibleLevels);

    /// <summary>Whether the last event ended its batch: only then does the book make sense.</summary>
    public bool IsConsistent { get; private set; } = true;

    /// <summary>Whether both sides have a level.</summary>
    public bool IsTwoSided => _bids.Count > 0 && _asks.Count > 0;

    /// <summary>Whether it is two-sided with the best bid at or above the best ask.</summary>
    public bool IsLockedOrCrossed => IsTwoSided && _bids[0].PriceTicks >= _asks[0].PriceTicks;

    /// <summary>Best bid and ask; a side that is empty has price 0 and size 0.</summary>
    public Quote Best
    {
        get
        {
            BookLevel bid = _bids.Count > 0 ? _bids[0] : default;
            BookLevel ask = _asks.Count > 0 ? _asks[0] : default;
            return new Quote(bid.PriceTicks, ask.PriceTicks, bid.Size, ask.Size);
        }
    }

    /// <summary>A bid level; 0 is the best.</summary>
    public ref readonly BookLevel Bid(int level) => ref _bids[level];

    /// <summary>An ask level; 0 is the best.</summary>
    public ref readonly BookLevel Ask(int level) => ref _asks[level];

    /// <summary>
    /// Applies one change. A change of an unknown level creates it, a deletion of one is ignored, and a level set to no
    /// contracts is gone.
    /// </summary>
    public void Apply(in Depth change)
    {
        if (change.Action is DepthAction.Clear)
        {
            Clear();
        }
        else
        {
            BookSide side = change.Side is Side.Buy ? _bids : _asks;
            if (change.Action is DepthAction.Set && change.Size > 0)
            {
                side.Set(change.PriceTicks, change.Size, change.Orders);
            }
            else
            {
                side.Delete(change.PriceTicks);
            }
        }

        IsConsistent = change.IsLast;
    }

    /// <summary>Empties both sides.</summary>
    public void Clear()
    {
        _bids.Clear();
        _asks.Clear();
        IsConsistent = true;
    }
}
