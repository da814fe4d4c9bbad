using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests;

/// <summary>
/// A broker far away that does what real ones do on bad days. Behind it stands a true ledger of orders and fills, as an exchange keeps it;
/// what it says of it comes late, in another order, twice or never.
/// </summary>
internal sealed class FaultyBroker(ulong seed, BrokerFaults faults) : IBroker
{
    private const long FeeMicros = 3_450_000;

    private readonly TestRandom _chance = new(seed ^ 0xFA017);
    private readonly SortedDictionary<long, LedgerOrder> _orders = [];
    private readonly List<(long DueNs, long Number, MarketEvent[] Burst)> _messages = [];
    private readonly Queue<(long DueNs, Action Do)> _commands = new();
    private readonly Queue<MarketEvent> _ready = new();
    private readonly List<(long TimeNs, int Position)> _history = [];
    private long _lastCommandNs;
    private long _number;
    private long _execution;
    private long _lostSince;
    private int _exitRefusals;

    public bool IsSimulated => true;

    /// <summary>No more faults from here on; what works, works at once.</summary>
    public bool IsWell { get; set; }

    public bool IsDown { get; private set; }

    public int PriceTicks { get; private set; }

    public long NowNs { get; private set; }

    public int Position { get; private set; }

    public long CashTicks { get; private set; }

    public long Fees { get; private set; }

    public int FillCount { get; private set; }

    /// <summary>Messages and commands so far: a disconnect may be put at each.</summary>
    public long TrafficCount { get; private set; }

    /// <summary>Whether something is untold that only an answer to everything tells.</summary>
    public bool IsSilent => _lostSince != 0;

    public IEnumerable<LedgerOrder> Working => _orders.Values.Where(o => !o.IsEnded);

    public bool HasCommands => _commands.Count > 0;

    public bool OnMarket(in MarketEvent e)
    {
        NowNs = e.TimeNs;
        RunCommands();
        if (e.Kind is EventKind.Trade)
        {
            PriceTicks = e.Trade.PriceTicks;
            Match();
        }

        _history.Add((NowNs, Position));
        Deliver();
        return _ready.Count > 0;
    }

    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        Order[] copy = orders.ToArray();
        if (IsDown)
        {
            foreach (Order order in copy)
            {
                _ready.Enqueue(MarketEvent.Of(EventKind.OrderRejected, timeNs, 0, new OrderUpdate(order.Id, OrderReason.MarketClosed)));
            }

            return;
        }

        Command(timeNs, () => Take(copy), isLossy: true);
    }

    public void Cancel(long orderId, long timeNs) => Command(timeNs, () => TakeCancel(orderId));

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs) =>
        Command(timeNs, () => TakeChange(orderId, priceTicks, quantity));

    public void Reconcile(long timeNs) => Command(timeNs, TellAll);

    public bool TryRead(out MarketEvent answer) => _ready.TryDequeue(out answer);

    /// <summary>The connection breaks: what is on its way is lost, and a part of the orders with it.</summary>
    public void Break()
    {
        IsDown = true;
        _lostSince = ++_number;
        _messages.Clear();
        int reaching = _chance.Next(0, _commands.Count);
        for (int i = 0; i < reaching; i++)
        {
            _commands.Dequeue().Do();
        }

        _messages.Clear();
        _commands.Clear();
    }

    public void Restore() => IsDown = false;

    private bool Has(double probability) => !IsWell && _chance.Chance(probability);

    private void Command(long timeNs, Action action, bool isLossy = false)
    {
        if (IsDown || (isLossy && Has(faults.LostCommand)))
        {
            return;
        }

        TrafficCount++;
        _lastCommandNs = Math.Max(_lastCommandNs, timeNs + (_chance.Next(1, Math.Max(1, faults.DelayMs / 2)) * Clock.Millisecond));
        _commands.Enqueue((_lastCommandNs, action));
    }

    private void RunCommands()
    {
        while (_commands.TryPeek(out (long DueNs, Action Do) command) && command.DueNs <= NowNs)
        {
            _commands.Dequeue();
            command.Do();
        }
    }

    private void Deliver()
    {
        if (IsDown)
        {
            return;
        }

        foreach ((long DueNs, long Number, MarketEvent[] Burst) message in _messages.Where(m => m.DueNs <= NowNs)
            .OrderBy(m => m.DueNs).ThenBy(m => m.Number).ToArray())
        {
            _messages.Remove(message);
            foreach (MarketEvent e in message.Burst)
            {
                _ready.Enqueue(e);
                if (e.Kind is EventKind.Reconciled && message.Number > _lostSince)
                {
                    _lostSince = 0;
                }
            }
        }
    }

    private void Tell(in MarketEvent e)
    {
        if (IsDown)
        {
            return;
        }

        TrafficCount++;
        if (Has(faults.LostMessage))
        {
            _lostSince = ++_number;
            return;
        }

        Post([e], IsWell ? 1 : _chance.Next(1, faults.DelayMs));
        if (Has(faults.Repeat))
        {
            Post([e], _chance.Next(1, _chance.Next(1, 3) == 1 ? 60_000 : 2 * faults.DelayMs));
        }
    }

    private void Post(MarketEvent[] burst, int delayMs) => _messages.Add((NowNs + (delayMs * Clock.Millisecond), ++_number, burst));

    private void Tell(EventKind kind, long id, OrderReason reason, int quantity = 0, int price = 0) =>
        Tell(MarketEvent.Of(kind, NowNs, 0, new OrderUpdate(id, reason, quantity, price)));

    private void Take(Order[] orders)
    {
        foreach (Order order in orders)
        {
            if (_orders.ContainsKey(order.Id))
            {
                continue; // sent again, and here already
            }

            bool hasParent = order.ParentId == 0 || (_orders.TryGetValue(order.ParentId, out LedgerOrder? parent) && !parent.IsEnded);
            LedgerOrder entry = new(order);
            _orders.Add(order.Id, entry);
            if (!hasParent || IsRefused(order.Role))
            {
                End(entry, EventKind.OrderRejected, hasParent ? OrderReason.Margin : OrderReason.ParentCancelled);
            }
            else
            {
                Tell(EventKind.OrderAcknowledged, order.Id, OrderReason.None, _chance.Chance(0.5) ? order.Quantity : 0, 0);
            }
        }
    }

    private bool IsRefused(OrderRole role) => role switch
    {
        OrderRole.Entry => Has(faults.RejectEntry),
        OrderRole.Stop => Has(faults.RejectStop),
        OrderRole.Target => Has(faults.RejectTarget),
        _ => Has(faults.RejectExit) && _exitRefusals++ < 2,
    };

    private void TakeCancel(long id)
    {
        if (!_orders.TryGetValue(id, out LedgerOrder? order) || order.IsEnded)
        {
            Tell(EventKind.OrderRejected, id, OrderReason.UnknownOrder);
        }
        else if (Has(faults.RejectCancel))
        {
            Tell(EventKind.OrderRejected, id, OrderReason.Invalid);
        }
        else
        {
            End(order, EventKind.OrderCancelled, OrderReason.Requested);
        }
    }

    private void TakeChange(long id, int price, int quantity)
    {
        if (!_orders.TryGetValue(id, out LedgerOrder? order) || order.IsEnded)
        {
            Tell(EventKind.OrderRejected, id, OrderReason.UnknownOrder);
        }
        else if (quantity <= order.Filled || Has(faults.RejectChange))
        {
            Tell(EventKind.OrderRejected, id, OrderReason.Invalid);
        }
        else
        {
            bool isFollowing = order.Order.ParentId != 0 && _orders[order.Order.ParentId] is { IsEnded: false };
            order.Active = isFollowing ? Math.Min(order.Active, quantity) : quantity;
            (order.Quantity, order.Price) = (quantity, price);
            Tell(EventKind.OrderAcknowledged, id, OrderReason.None, quantity, price);
        }
    }

    private void End(LedgerOrder order, EventKind kind, OrderReason reason)
    {
        (order.IsEnded, order.EndKind, order.EndReason) = (true, kind, reason);
        Tell(kind, order.Order.Id, reason);
        foreach (LedgerOrder child in Working.Where(o => o.Order.ParentId == order.Order.Id).ToArray())
        {
            child.Quantity = child.Active;
            if (child.Active <= child.Filled)
            {
                End(child, kind, OrderReason.ParentCancelled);
            }
        }
    }

    private void Match()
    {
        foreach (LedgerOrder order in Working.ToArray())
        {
            if (order.Order.Role is OrderRole.Stop && order.Open > 0 && Has(faults.StopVanishes))
            {
                End(order, EventKind.OrderCancelled, OrderReason.MarketClosed);
                continue;
            }

            int side = (int)order.Order.Side;
            int? price = order.Order.Type switch
            {
                OrderType.Market => PriceTicks,
                OrderType.Limit when side * (PriceTicks - order.Price) < 0 => order.Price,
                OrderType.Stop when side * (PriceTicks - order.Price) >= 0 => PriceTicks,
                _ => null,
            };
            if (price is { } at && order.Open > 0)
            {
                Fill(order, order.Open > 1 && Has(faults.Partial) ? 1 : order.Open, at);
            }
        }
    }

    private void Fill(LedgerOrder order, int quantity, int price)
    {
        int signed = (int)order.Order.Side * quantity;
        order.Filled += quantity;
        Position += signed;
        CashTicks -= (long)signed * price;
        Fees += quantity * FeeMicros;
        FillCount++;
        Fill fill = new(order.Order.Id, ++_execution, order.Order.Side, quantity, price, quantity * FeeMicros, 0);
        order.Fills.Add(fill);
        Tell(MarketEvent.Of(NowNs, 0, in fill, NowNs));
        foreach (LedgerOrder other in Working.Where(o => o != order).ToArray())
        {
            if (other.Order.ParentId == order.Order.Id)
            {
                other.Active += quantity;
                other.Price = price + other.Order.OffsetTicks;
            }
            else if (order.Order.GroupId != 0 && other.Order.GroupId == order.Order.GroupId && !faults.IgnoresGroups)
            {
                other.Quantity -= quantity;
                other.Active = Math.Max(other.Filled, other.Active - quantity);
                if (other.Quantity <= other.Filled)
                {
                    End(other, EventKind.OrderCancelled, OrderReason.OneCancelsOther);
                }
            }
        }

        if (order.Filled >= order.Quantity)
        {
            order.IsEnded = true;
            order.EndKind = EventKind.Fill;
        }
    }

    private void TellAll()
    {
        if (IsDown)
        {
            return;
        }

        List<MarketEvent> burst = [];
        foreach (LedgerOrder order in _orders.Values)
        {
            long id = order.Order.Id;
            if (order.EndKind is not EventKind.OrderRejected)
            {
                burst.Add(MarketEvent.Of(
                    EventKind.OrderAcknowledged, NowNs, 0, new OrderUpdate(id, OrderReason.None, order.Quantity, order.Price)));
            }

            burst.AddRange(order.Fills.Select(f => MarketEvent.Of(NowNs, 0, in f, NowNs)));
            if (order.IsEnded && order.EndKind is not EventKind.Fill)
            {
                burst.Add(MarketEvent.Of(order.EndKind, NowNs, 0, new OrderUpdate(id, order.EndReason)));
            }
        }

        int position = Has(faults.LatePosition) ? PositionAt(NowNs - (3 * Clock.Second)) : Position;
        burst.Add(MarketEvent.Of(NowNs, 0, new BrokerPosition(position, 0)));
        burst.Add(MarketEvent.Of(EventKind.Reconciled, NowNs));
        Post([.. burst], IsWell ? 1 : _chance.Next(1, faults.DelayMs));
    }

    private int PositionAt(long timeNs) => _history.LastOrDefault(h => h.TimeNs <= timeNs).Position;
}
