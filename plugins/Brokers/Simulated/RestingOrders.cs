using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>
/// The orders of the simulated broker. What reaches the market before an event meets the market as it was before it; then the event
/// is played. A bar is played in the order that hurts: what fills at the open; then entries inside; then stops; then targets. An
/// entry filled inside a bar leaves only its stop able to trade in that bar.
/// </summary>
internal sealed class RestingOrders
{
    private static readonly OrderRole[] InsideOrder = [OrderRole.Entry, OrderRole.Stop, OrderRole.Target, OrderRole.Exit];

    private readonly short _instrument;
    private readonly IFillModel _fills;
    private readonly SimulatedAccount _account;
    private readonly OrderSlots _orders = new();
    private readonly PendingChanges _changes = new();
    private readonly OrderFamilies _families = new();
    private readonly TradingHours _hours = new();
    private readonly OrderLife _life;
    private readonly AnswerQueue _answers;
    private long _phase;
    private long _toldNs;
    private long _sentNs;
    private long _nextNs = long.MaxValue;

    /// <summary>Makes the book of an instrument.</summary>
    public RestingOrders(Instrument instrument, IFillModel fills, SimulatedAccount account)
    {
        _instrument = instrument.Id;
        _fills = fills;
        _account = account;
        _answers = new AnswerQueue(instrument.Id);
        _life = new OrderLife(_orders, _families, _answers, fills, account);
    }

    /// <summary>What it says to the engine.</summary>
    public AnswerQueue Answers => _answers;

    /// <summary>Takes an entry with its children, or a single order; refuses what is impossible.</summary>
    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        long atNs = ArrivalNs(timeNs);
        foreach (ref readonly Order order in orders)
        {
            Add(in order, timeNs, atNs);
        }

        Advance(_toldNs, timeNs);
    }

    /// <summary>
    /// Cancels an order once that reaches the market. When the market up to then is not told yet - a bar is told at its end - the
    /// order works until then, since it may have been filled before.
    /// </summary>
    public void Cancel(long orderId, long timeNs) => Send(new PendingChange(orderId, 0, 0, 0, IsCancel: true), timeNs);

    /// <summary>Changes price and quantity of an order once that reaches the market.</summary>
    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) =>
        Send(new PendingChange(orderId, 0, priceTicks, quantity, IsCancel: false), timeNs);

    /// <summary>A session window begins.</summary>
    public void OnSession(in MarketEvent e)
    {
        if (_hours.IsClosedNow && e.Session.Window is not SessionWindow.Closed)
        {
            // What came to a closed market is answered by it.
            Advance(e.TimeNs - 1, e.TimeNs);
        }

        if (e.Session.IsSessionStart)
        {
            _answers.History.Begin();
        }

        _hours.OnSession(in e.Session, e.TimeNs);
        _fills.OnSession(in e.Session, e.TimeNs);
        _nextNs = long.MinValue;
    }

    /// <summary>Plays an event against the orders.</summary>
    public void OnMarket(in MarketEvent e)
    {
        _account.LastPriceTicks = e.Kind switch
        {
            EventKind.Bar => e.Bar.CloseTicks,
            EventKind.Trade => e.Trade.PriceTicks,
            _ => _account.LastPriceTicks,
        };
        _toldNs = e.TimeNs;
        if (_orders.Count == 0 && _nextNs > e.TimeNs)
        {
            _fills.OnMarket(in e);
            return;
        }

        bool isBar = e.Kind is EventKind.Bar;
        long beginNs = isBar ? e.VenueNs : e.TimeNs;
        Advance(beginNs, e.TimeNs);
        _fills.OnMarket(in e);
        PlayOpen(in e, beginNs);
        if (isBar)
        {
            // What ends within the bar is not filled inside it: whether the price came in time cannot be known.
            Advance(e.TimeNs - 1, e.TimeNs);
            PlayInside(in e, beginNs);
            Advance(e.TimeNs, e.TimeNs);
        }
    }

    /// <summary>The contract ends for us: exits fill at its last price, everything else is cancelled.</summary>
    public void CloseOut(in MarketEvent roll)
    {
        for (int i = _orders.Count - 1; i >= 0; i--)
        {
            if (i < _orders.Count && _orders[i].Order.Role is OrderRole.Exit)
            {
                _life.Execute(i, new FillQuote(_orders[i].Open, _account.LastPriceTicks, 0), roll.TimeNs, roll.TimeNs, isInside: false);
            }
        }

        while (_orders.Count > 0)
        {
            _life.Remove(_orders.Count - 1, EventKind.OrderCancelled, OrderReason.Expired, roll.TimeNs);
        }

        _fills.OnMarket(in roll);
    }

    /// <summary>Tells everything of this session date's orders, then the position, and that this is all.</summary>
    public void TellAll(long timeNs)
    {
        _answers.History.TellTo(_answers);
        _answers.Put(MarketEvent.Of(timeNs, _instrument, new BrokerPosition(_account.Position, _account.AverageTicks)));
        _answers.Put(MarketEvent.Of(EventKind.Reconciled, timeNs, _instrument));
    }

    private void Add(in Order order, long timeNs, long atNs)
    {
        if (Objection(in order, timeNs) is var reason and not OrderReason.None)
        {
            _answers.Tell(EventKind.OrderRejected, order.Id, reason, timeNs);
            return;
        }

        _orders.Add(new RestingOrder
        {
            Order = order,
            Known = order.Quantity,
            Active = order.ParentId != 0 ? 0 : order.Quantity,
            ActiveNs = atNs,
            EndNs = order.ExpiresNs,
        });
        _nextNs = long.MinValue;
        _answers.Tell(EventKind.OrderAcknowledged, order.Id, OrderReason.None, timeNs);
        _answers.History.Take(in order, timeNs);
    }

    private OrderReason Objection(in Order order, long timeNs)
    {
        bool isPriced = order.Type is OrderType.Market || order.PriceTicks != 0;
        if (order.Quantity <= 0 || order.Side is Side.None || !isPriced || _orders.IsFull)
        {
            return OrderReason.Invalid;
        }

        // A child follows its parent's fills; one whose parent does not work would never work itself.
        if (order.ParentId != 0 && _orders.Find(order.ParentId) < 0)
        {
            return OrderReason.ParentCancelled;
        }

        // An exit is held until the market opens: refused, nobody would ask again for what protects.
        if (order.Role is not OrderRole.Exit && _hours.IsClosed(timeNs))
        {
            return OrderReason.MarketClosed;
        }

        bool isCovered = order.Role is not OrderRole.Entry
            || _account.IsCovered(order.Side, order.Quantity + OrderFamilies.OpenEntries(_orders, order.Side), _hours.IsRegular(timeNs));
        return isCovered ? OrderReason.None : OrderReason.Margin;
    }

    // One connection: what was sent first is there first.
    private long ArrivalNs(long timeNs) => _sentNs = Math.Max(_sentNs, timeNs + _fills.NextLatencyNs());

    private void Send(PendingChange change, long timeNs)
    {
        if (_orders.Find(change.OrderId) < 0)
        {
            _answers.Refuse(change.OrderId, OrderReason.UnknownOrder, timeNs);
            return;
        }

        change = change with { AtNs = ArrivalNs(timeNs) };
        if (!change.IsCancel && change.AtNs <= timeNs && _changes.NextNs == long.MaxValue)
        {
            Apply(in change, timeNs);
            _nextNs = long.MinValue;
            return;
        }

        _changes.Add(in change);
        _nextNs = Math.Min(_nextNs, change.AtNs);
        Advance(_toldNs, timeNs);
    }

    // What ends, arrives and changes up to a moment, in the order of time; at the same time in this order.
    private void Advance(long upToNs, long tellNs)
    {
        while (_nextNs <= upToNs)
        {
            int ending = OrderFamilies.NextEnd(_orders, out long endNs);
            int arriving = OrderFamilies.NextArrival(_orders, _hours, out long arriveNs);
            long changeNs = _changes.NextNs;
            _nextNs = Math.Min(endNs, Math.Min(arriveNs, changeNs));
            if (_nextNs > upToNs)
            {
                return;
            }

            if (endNs == _nextNs)
            {
                EndOf(ending, tellNs);
            }
            else if (arriveNs == _nextNs)
            {
                Arrive(arriving, tellNs);
            }
            else
            {
                Apply(_changes.Take(), tellNs);
            }

            _nextNs = long.MinValue;
        }
    }

    private void EndOf(int at, long tellNs)
    {
        if (_fills.IsCommitted(_orders[at].Order.Id))
        {
            _orders[at].EndNs = 0;
            return;
        }

        _life.End(at, EventKind.OrderCancelled, OrderReason.Expired, tellNs);
    }

    private void Arrive(int at, long tellNs)
    {
        ref RestingOrder resting = ref _orders[at];
        if (_hours.IsClosed(resting.ActiveNs) && resting.Order.ParentId == 0)
        {
            _life.End(at, EventKind.OrderRejected, OrderReason.MarketClosed, tellNs);
            return;
        }

        resting.HasArrived = true;
        long orderId = resting.Order.Id;
        long arrivedNs = Math.Max(Math.Max(resting.ActiveNs, _hours.OpenedNs), _families.LastNs);
        FillQuote quote;
        do
        {
            quote = _fills.Arrive(resting.Order with { Quantity = resting.Open }, arrivedNs);
            if (quote.Quantity <= 0)
            {
                return;
            }

            _life.Execute(at, in quote, tellNs, arrivedNs, isInside: false);
            _nextNs = long.MinValue;
            at = _orders.Find(orderId);
            resting = ref _orders[Math.Max(at, 0)];
        }
        while (quote.HasMore && at >= 0 && resting.Open > 0);
    }

    private void Apply(in PendingChange change, long tellNs)
    {
        int at = _orders.Find(change.OrderId);
        bool isCommitted = at >= 0 && _fills.IsCommitted(change.OrderId);
        if (change.IsCancel && (at < 0 || isCommitted))
        {
            return; // too late: its fill is told, or its end was
        }

        if (at < 0 || isCommitted)
        {
            _answers.Refuse(change.OrderId, isCommitted ? OrderReason.Invalid : OrderReason.UnknownOrder, tellNs);
            return;
        }

        if (change.IsCancel)
        {
            _life.End(at, EventKind.OrderCancelled, OrderReason.Requested, tellNs);
            return;
        }

        bool isDone = _families.TryChange(_orders, at, in change);
        if (!isDone)
        {
            _answers.Refuse(change.OrderId, OrderReason.Invalid, tellNs);
            return;
        }

        _answers.History.Change(in _orders[at].Order);
        _answers.Tell(EventKind.OrderAcknowledged, change.OrderId, OrderReason.None, tellNs);
    }

    private void PlayOpen(in MarketEvent e, long beginNs)
    {
        if (_hours.IsClosed(beginNs))
        {
            return;
        }

        _phase++;
        for (int i = 0; i < _orders.Count; i++)
        {
            ref RestingOrder resting = ref _orders[i];
            if (resting.Open > 0 && resting.HasArrived && resting.ActiveNs <= beginNs
                && TryFill(i, in e, FillPhase.Open, beginNs, isInside: false))
            {
                Advance(beginNs, e.TimeNs);
                i = -1;
            }
        }
    }

    private void PlayInside(in MarketEvent e, long beginNs)
    {
        if (_hours.IsClosed(beginNs))
        {
            return;
        }

        _phase++;
        foreach (OrderRole role in InsideOrder)
        {
            for (int i = 0; i < _orders.Count; i++)
            {
                ref RestingOrder resting = ref _orders[i];
                bool canTrade = resting.Order.Role == role
                    && resting.Open > 0
                    && resting.ActiveNs <= beginNs
                    && !(resting.IsNewInside && role is OrderRole.Target);
                if (canTrade && TryFill(i, in e, FillPhase.Inside, e.TimeNs, isInside: true))
                {
                    i = -1;
                }
            }
        }

        for (int i = 0; i < _orders.Count; i++)
        {
            _orders[i].IsNewInside = false;
        }
    }

    private bool TryFill(int at, in MarketEvent e, FillPhase phase, long venueNs, bool isInside)
    {
        ref RestingOrder resting = ref _orders[at];
        if (resting.AskedIn == _phase || OrderFamilies.IsBehindCommitted(_orders, at, _fills))
        {
            return false;
        }

        resting.AskedIn = _phase;
        long orderId = resting.Order.Id;
        bool isFilled = false;
        FillQuote quote;
        do
        {
            quote = _fills.Fill(resting.Order with { Quantity = resting.Open }, in e, phase);
            if (quote.Quantity <= 0)
            {
                return isFilled;
            }

            isFilled = true;
            _life.Execute(at, in quote, e.TimeNs, venueNs, isInside);
            _nextNs = long.MinValue;
            at = _orders.Find(orderId);
            resting = ref _orders[Math.Max(at, 0)];
        }
        while (quote.HasMore && at >= 0 && resting.Open > 0);
        return true;
    }
}
