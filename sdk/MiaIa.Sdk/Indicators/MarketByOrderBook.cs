using System.Runtime.CompilerServices;

namespace MiaIa.Sdk.Indicators;

/// <summary>
/// The order book of one instrument, order by order. A change costs no memory, except when the book holds more than it ever
/// did. Trades and fills are not told to it: what was executed leaves by the cancellations and modifications that follow.
/// Inside an event of the exchange the book may be locked or crossed. It is not repaired; what does not fit together is
/// counted in <see cref="Anomalies"/>.
/// </summary>
public sealed class MarketByOrderBook
{
    private readonly OrderTable _orders = new();
    private readonly BookSide _bids = new(Side.Buy);
    private readonly BookSide _asks = new(Side.Sell);

    /// <summary>Resting orders.</summary>
    public int OrderCount => _orders.Count;

    /// <summary>Bid levels.</summary>
    public int BidLevels => _bids.Count;

    /// <summary>Ask levels.</summary>
    public int AskLevels => _asks.Count;

    /// <summary>
    /// Changes that did not fit: an order added twice, and changes of orders that are not there. The first is taken as a new
    /// state of the order, a modification of an unknown order as a new one, and a cancellation of one as nothing.
    /// </summary>
    public long Anomalies { get; private set; }

    /// <summary>Whether both sides have a level and the best bid is at or above the best ask.</summary>
    public bool IsLockedOrCrossed => _bids.Count > 0 && _asks.Count > 0 && _bids[0].PriceTicks >= _asks[0].PriceTicks;

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

    /// <summary>An order comes to rest.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="priceTicks">Its price, in ticks.</param>
    /// <param name="size">Contracts, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LevelChange Add(ulong id, Side side, int priceTicks, int size)
    {
        ref RestingOrder known = ref _orders.Find(id);
        if (!Unsafe.IsNullRef(ref known))
        {
            Anomalies++;
            return Change(ref known, side, priceTicks, size);
        }

        _orders.Add(id, side, priceTicks, size);
        return new LevelChange(1, side, SideOf(side).Change(priceTicks, size, 1));
    }

    /// <summary>An order has a new price or size.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="side">Buy or Sell.</param>
    /// <param name="priceTicks">Its new price, in ticks.</param>
    /// <param name="size">Its new size, in contracts; 0 takes it out.</param>
    public LevelChange Modify(ulong id, Side side, int priceTicks, int size)
    {
        ref RestingOrder order = ref _orders.Find(id);
        if (!Unsafe.IsNullRef(ref order))
        {
            return size > 0 ? Change(ref order, side, priceTicks, size) : Take(ref order, order.Size);
        }

        Anomalies++;
        return size > 0 ? Add(id, side, priceTicks, size) : default;
    }

    /// <summary>Contracts of an order are taken out of the book.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="size">How many are taken out; all of them when it has no more.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LevelChange Cancel(ulong id, int size)
    {
        ref RestingOrder order = ref _orders.Find(id);
        if (!Unsafe.IsNullRef(ref order))
        {
            return Take(ref order, size);
        }

        Anomalies++;
        return default;
    }

    /// <summary>Empties the book.</summary>
    public void Clear()
    {
        _orders.Clear();
        _bids.Clear();
        _asks.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LevelChange Take(ref RestingOrder order, int size)
    {
        Side side = order.Side;
        int price = order.PriceTicks;
        int taken = Math.Min(size, order.Size);
        bool isGone = taken == order.Size;
        if (isGone)
        {
            _orders.Remove(ref order);
        }
        else
        {
            order.Size -= taken;
        }

        return new LevelChange(1, side, SideOf(side).Change(price, -taken, isGone ? -1 : 0));
    }

    private LevelChange Change(ref RestingOrder order, Side side, int priceTicks, int size)
    {
        Side oldSide = order.Side;
        int oldPrice = order.PriceTicks;
        int oldSize = order.Size;
        order.Side = side;
        order.PriceTicks = priceTicks;
        order.Size = size;
        if (oldSide == side && oldPrice == priceTicks)
        {
            return new LevelChange(1, side, SideOf(side).Change(priceTicks, size - oldSize, 0));
        }

        BookLevel left = SideOf(oldSide).Change(oldPrice, -oldSize, -1);
        return new LevelChange(2, side, SideOf(side).Change(priceTicks, size, 1), oldSide, left);
    }

    private BookSide SideOf(Side side) => side is Side.Buy ? _bids : _asks;
}
