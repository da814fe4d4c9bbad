using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>
/// The orders of the simulated broker. A bar is played in the order that hurts: what fills at the open; then entries inside;
/// then stops; then targets. An entry filled inside a bar leaves only its stop able to trade in that bar.
/// </summary>
internal sealed class RestingOrders(Instrument instrument, IFillModel fills)
{
    private const int Capacity = 64;
    private const decimal MicrosPerDollar = 1_000_000m;

    private static readonly OrderRole[] InsideOrder = [OrderRole.Entry, OrderRole.Stop, OrderRole.Target, OrderRole.Exit];

    private readonly RestingOrder[] _orders = new RestingOrder[Capacity];
    private readonly AnswerQueue _answers = new(instrument.Id);
    private readonly long _feeMicros = (long)(instrument.FeePerSide * MicrosPerDollar);
    private int _count;
    private long _lastExecution;
    private long _phase;
    private long _toldNs;
    private int _lastPriceTicks;
    private int _position;

    /// <summary>What it says to the engine.</summary>
    public AnswerQueue Answers => _answers;

    /// <summary>Takes an order, or refuses one that is impossible.</summary>
    public void Add(in Order order, long timeNs)
    {
        bool isPriced = order.Type is OrderType.Market || order.PriceTicks != 0;
        if (order.Quantity <= 0 || order.Side is Side.None || !isPriced || _count == Capacity)
        {
            _answers.Tell(EventKind.OrderRejected, order.Id, OrderReason.Invalid, timeNs);
            return;
        }

        // A child follows its parent's fills; one whose parent does not work would never work itself.
        bool isChild = order.ParentId != 0;
        if (isChild && Find(order.ParentId) < 0)
        {
            _answers.Tell(EventKind.OrderRejected, order.Id, OrderReason.ParentCancelled, timeNs);
            return;
        }

        _orders[_count++] = new RestingOrder
        {
            Order = order,
            Known = order.Quantity,
            Active = isChild ? 0 : order.Quantity,
            ActiveNs = timeNs + fills.LatencyNs,
            EndNs = order.ExpiresNs,
            EndReason = OrderReason.Expired,
        };
        _answers.Tell(EventKind.OrderAcknowledged, order.Id, OrderReason.None, timeNs);
    }

    /// <summary>
    /// Cancels an order. When the market up to this moment is not told yet - a bar is told at its end - the order works until
    /// then, since it may have been filled before.
    /// </summary>
    public void Cancel(long orderId, long timeNs)
    {
        int at = Find(orderId);
        if (at < 0)
        {
            _answers.Tell(EventKind.OrderRejected, orderId, OrderReason.UnknownOrder, timeNs);
            return;
        }

        ref RestingOrder resting = ref _orders[at];
        if (_toldNs >= timeNs)
        {
            End(at, OrderReason.Requested, timeNs);
        }
        else if (resting.EndNs == 0 || resting.EndNs > timeNs)
        {
            (resting.EndNs, resting.EndReason) = (timeNs, OrderReason.Requested);
        }
    }

    /// <summary>Changes price and quantity of an order.</summary>
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
    {
        int at = Find(orderId);
        if (at < 0)
        {
            _answers.Tell(EventKind.OrderRejected, orderId, OrderReason.UnknownOrder, timeNs);
            return;
        }

        ref RestingOrder resting = ref _orders[at];
        Order order = resting.Order;
        if (quantity <= resting.Filled || (order.Type is not OrderType.Market && priceTicks == 0))
        {
            _answers.Tell(EventKind.OrderRejected, orderId, OrderReason.Invalid, timeNs);
            return;
        }

        // As long as the parent works, only its fills make a child work; the new distance holds for the fills to come.
        bool isFollowing = order.ParentId != 0 && Find(order.ParentId) >= 0;
        resting.Active = isFollowing
            ? Math.Min(resting.Active, quantity)
            : resting.Active + quantity - order.Quantity;
        resting.Known = quantity;
        resting.Order = order with
        {
            PriceTicks = priceTicks,
            Quantity = quantity,
            OffsetTicks = order.OffsetTicks + (isFollowing ? priceTicks - order.PriceTicks : 0),
        };
        _answers.Tell(EventKind.OrderAcknowledged, orderId, OrderReason.None, timeNs);
    }

    /// <summary>Plays an event against the orders.</summary>
    public void OnMarket(in MarketEvent e)
    {
        _lastPriceTicks = e.Kind switch
        {
            EventKind.Bar => e.Bar.CloseTicks,
            EventKind.Trade => e.Trade.PriceTicks,
            _ => _lastPriceTicks,
        };
        _toldNs = e.TimeNs;
        if (_count == 0)
        {
            return;
        }

        bool isBar = e.Kind is EventKind.Bar;
        long beginNs = isBar ? e.VenueNs : e.TimeNs;
        EndDue(beginNs, e.TimeNs);
        PlayOpen(in e, beginNs);
        if (isBar)
        {
            // What ends within the bar is not filled inside it: whether the price came in time cannot be known.
            EndDue(e.TimeNs - 1, e.TimeNs);
            PlayInside(in e, beginNs);
            EndDue(e.TimeNs, e.TimeNs);
        }
    }

    /// <summary>The contract ends for us: exits fill at its last price, everything else is cancelled.</summary>
    public void CloseOut(in MarketEvent roll)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            if (i < _count && _orders[i].Order.Role is OrderRole.Exit)
            {
                int open = _orders[i].Active - _orders[i].Filled;
                Execute(i, new FillQuote(open, _lastPriceTicks, 0), in roll, roll.TimeNs, isInside: false);
            }
        }

        while (_count > 0)
        {
            Remove(_count - 1, OrderReason.Expired, roll.TimeNs);
        }
    }

    /// <summary>Tells the orders that work, the position, and that this is all: fills and ends were told when they happened.</summary>
    public void TellAll(long timeNs)
    {
        for (int i = 0; i < _count; i++)
        {
            Order order = _orders[i].Order;
            OrderUpdate update = new(order.Id, OrderReason.None, order.Quantity, order.PriceTicks);
            _answers.Tell(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, instrument.Id, in update));
        }

        _answers.Tell(MarketEvent.Of(timeNs, instrument.Id, new BrokerPosition(_position, 0)));
        _answers.Tell(MarketEvent.Of(EventKind.Reconciled, timeNs, instrument.Id));
    }

    private void PlayOpen(in MarketEvent e, long beginNs)
    {
        _phase++;
        for (int i = 0; i < _count; i++)
        {
            ref RestingOrder resting = ref _orders[i];
            if (resting.Active > resting.Filled && resting.ActiveNs <= beginNs
                && TryFill(i, in e, FillPhase.Open, beginNs, isInside: false))
            {
                i = -1;
            }
        }
    }

    private void PlayInside(in MarketEvent e, long beginNs)
    {
        _phase++;
        foreach (OrderRole role in InsideOrder)
        {
            for (int i = 0; i < _count; i++)
            {
                ref RestingOrder resting = ref _orders[i];
                bool canTrade = resting.Order.Role == role
                    && resting.Active > resting.Filled
                    && resting.ActiveNs <= beginNs
                    && !(resting.IsNewInside && role is OrderRole.Target);
                if (canTrade && TryFill(i, in e, FillPhase.Inside, e.TimeNs, isInside: true))
                {
                    i = -1;
                }
            }
        }

        for (int i = 0; i < _count; i++)
        {
            _orders[i].IsNewInside = false;
        }
    }

    private bool TryFill(int at, in MarketEvent e, FillPhase phase, long venueNs, bool isInside)
    {
        ref RestingOrder resting = ref _orders[at];
        if (resting.AskedIn == _phase)
        {
            return false;
        }

        resting.AskedIn = _phase;
        Order open = resting.Order with { Quantity = resting.Active - resting.Filled };
        FillQuote quote = fills.Fill(in open, in e, phase);
        if (quote.Quantity <= 0)
        {
            return false;
        }

        Execute(at, quote, in e, venueNs, isInside);
        return true;
    }

    private void Execute(int at, FillQuote quote, in MarketEvent e, long venueNs, bool isInside)
    {
        ref RestingOrder resting = ref _orders[at];
        Order order = resting.Order;
        resting.Filled += quote.Quantity;
        _position += (int)order.Side * quote.Quantity;
        Fill fill = new(
            order.Id, ++_lastExecution, order.Side, quote.Quantity, quote.PriceTicks, quote.Quantity * _feeMicros,
            quote.SlippageTicks);
        _answers.Tell(MarketEvent.Of(e.TimeNs, order.Instrument, in fill, venueNs));
        bool isDone = resting.Filled >= order.Quantity;
        bool isShort = isDone && resting.Filled < resting.Known;
        if (isDone)
        {
            RemoveAt(at);
        }

        if (isShort)
        {
            // It was made smaller meanwhile: without a word the engine would think that the rest still works.
            _answers.Tell(EventKind.OrderCancelled, order.Id, OrderReason.OneCancelsOther, e.TimeNs);
        }

        if (order.Role is OrderRole.Entry)
        {
            ActivateChildren(order.Id, quote, isInside);
        }
        else if (order.GroupId != 0)
        {
            ReduceGroup(order.GroupId, order.Id, quote.Quantity, e.TimeNs);
        }
    }

    // Children follow the parent's filled quantity, and keep their distance from its real price.
    private void ActivateChildren(long parentId, FillQuote quote, bool isInside)
    {
        for (int i = 0; i < _count; i++)
        {
            ref RestingOrder child = ref _orders[i];
            if (child.Order.ParentId == parentId)
            {
                child.Active += quote.Quantity;
                child.IsNewInside = isInside;
                child.Order = child.Order with { PriceTicks = quote.PriceTicks + child.Order.OffsetTicks };
            }
        }
    }

    private void ReduceGroup(long groupId, long filledId, int quantity, long timeNs)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            ref RestingOrder other = ref _orders[i];
            if (other.Order.GroupId != groupId || other.Order.Id == filledId)
            {
                continue;
            }

            other.Active = Math.Max(other.Filled, other.Active - quantity);
            other.Order = other.Order with { Quantity = other.Order.Quantity - quantity };
            if (other.Order.Quantity <= other.Filled)
            {
                Remove(i, OrderReason.OneCancelsOther, timeNs);
            }
        }
    }

    private void EndDue(long upToNs, long timeNs)
    {
        for (int i = _count - 1; i >= 0; i--)
        {
            if (i < _count && _orders[i].EndNs is > 0 and long endNs && endNs <= upToNs)
            {
                End(i, _orders[i].EndReason, timeNs);
            }
        }
    }

    // The children of an entry shrink to what is filled of it, and go when that is nothing.
    private void End(int at, OrderReason reason, long timeNs)
    {
        long orderId = _orders[at].Order.Id;
        Remove(at, reason, timeNs);
        for (int i = _count - 1; i >= 0; i--)
        {
            ref RestingOrder child = ref _orders[i];
            if (child.Order.ParentId != orderId)
            {
                continue;
            }

            child.Order = child.Order with { Quantity = child.Active };
            if (child.Active <= child.Filled)
            {
                Remove(i, OrderReason.ParentCancelled, timeNs);
            }
        }
    }

    private int Find(long orderId)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_orders[i].Order.Id == orderId)
            {
                return i;
            }
        }

        return -1;
    }

    private void Remove(int at, OrderReason reason, long timeNs)
    {
        long id = _orders[at].Order.Id;
        RemoveAt(at);
        _answers.Tell(EventKind.OrderCancelled, id, reason, timeNs);
    }

    private void RemoveAt(int at)
    {
        Array.Copy(_orders, at + 1, _orders, at, _count - at - 1);
        _count--;
    }
}
