using System.Runtime.InteropServices;
using MiaIa.Sdk;

namespace MiaIa.Replay.Tests.Crash;

/// <summary>
/// The broker of record: orders and executions as an exchange keeps them, on bars. It outlives the process that sends them, sees each bar
/// once, and is the judge: what it finds wrong is in <see cref="Wrong"/>.
/// </summary>
internal sealed class Ledger
{
    private const long FeeMicros = 3_450_000;

    private readonly List<LedgerOrder> _orders = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<MarketEvent> _news = [];
    private long _seenNs = long.MinValue;
    private long _nowNs;

    /// <summary>What is wrong; empty while nothing is.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Everything it ever told, in order.</summary>
    public List<MarketEvent> Log { get; } = [];

    public int Position { get; private set; }

    public IReadOnlyList<LedgerOrder> Orders => _orders;

    /// <summary>What there is to tell since the last call.</summary>
    public MarketEvent[] Take()
    {
        MarketEvent[] news = [.. _news];
        _news.Clear();
        return news;
    }

    public void OnMarket(in MarketEvent e)
    {
        // After a restart the same market is told again.
        string bytes = Convert.ToHexString(MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in e, 1)));
        if (e.TimeNs < _seenNs || (e.TimeNs == _seenNs && !_seen.Add(bytes)))
        {
            return;
        }

        if (e.TimeNs > _seenNs)
        {
            _seen.Clear();
            _seen.Add(bytes);
        }

        (_seenNs, _nowNs) = (e.TimeNs, e.TimeNs);
        if (e.Kind is EventKind.Bar)
        {
            Play(in e);
            CheckProtected();
        }
    }

    public void Submit(ReadOnlySpan<Order> orders, long timeNs)
    {
        _nowNs = Math.Max(_nowNs, timeNs);
        foreach (ref readonly Order order in orders)
        {
            long id = order.Id;
            if (_orders.Exists(o => o.Order.Id == id))
            {
                Wrong.Add($"order {id} was sent twice");
                continue;
            }

            _orders.Add(new LedgerOrder(order));
            Tell(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(id, OrderReason.None)));
        }
    }

    public void Cancel(long orderId, long timeNs)
    {
        if (_orders.Find(o => o.Order.Id == orderId) is { IsWorking: true } order)
        {
            End(order, OrderReason.Requested, timeNs);
        }
        else
        {
            Tell(MarketEvent.Of(EventKind.OrderRejected, timeNs, 0, new OrderUpdate(orderId, OrderReason.UnknownOrder)));
        }
    }

    public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
    {
        if (_orders.Find(o => o.Order.Id == orderId) is not { IsWorking: true } order)
        {
            Tell(MarketEvent.Of(EventKind.OrderRejected, timeNs, 0, new OrderUpdate(orderId, OrderReason.UnknownOrder)));
            return;
        }

        if (order.Order.PriceTicks == priceTicks && order.Order.Quantity == quantity)
        {
            Wrong.Add($"order {orderId} was changed twice to {quantity} at {priceTicks}");
        }

        order.Active = order.Active + quantity - order.Order.Quantity;
        order.Order = order.Order with { PriceTicks = priceTicks, Quantity = quantity };
        Tell(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(orderId, OrderReason.None, quantity, priceTicks)));
    }

    /// <summary>Everything again, how each order stands, the position, the end.</summary>
    /// <param name="timeNs">When it is asked for: the tape may have been told farther, by a process that is gone.</param>
    public MarketEvent[] Reconcile(long timeNs)
    {
        const long DayNs = 86_400L * 1_000_000_000;
        List<MarketEvent> all = [];
        HashSet<long> acknowledged = [];
        foreach (MarketEvent told in Log.Where(e => e.TimeNs / DayNs >= timeNs / DayNs))
        {
            if (told.Kind is not EventKind.OrderAcknowledged)
            {
                all.Add(told);
            }
            else if (acknowledged.Add(told.Order.OrderId))
            {
                LedgerOrder o = _orders.Find(o => o.Order.Id == told.Order.OrderId)!;
                int quantity = o.IsWorking ? o.Order.Quantity : Math.Max(1, o.Filled);
                all.Add(MarketEvent.Of(told.Kind, told.TimeNs, 0, new OrderUpdate(o.Order.Id, OrderReason.None, quantity, o.Order.PriceTicks)));
            }
        }

        all.Add(MarketEvent.Of(_nowNs, 0, new BrokerPosition(Position, 0)));
        all.Add(MarketEvent.Of(EventKind.Reconciled, _nowNs, 0));
        _news.Clear();
        return [.. all];
    }

    private void Play(in MarketEvent e)
    {
        Bar bar = e.Bar;
        foreach (LedgerOrder o in _orders.Where(o => o.Open > 0).ToArray())
        {
            int sign = (int)o.Order.Side;
            int? price = o.Order.Type switch
            {
                OrderType.Market => bar.OpenTicks,
                OrderType.Limit when sign * (bar.OpenTicks - o.Order.PriceTicks) < 0 => bar.OpenTicks,
                OrderType.Stop when sign * (bar.OpenTicks - o.Order.PriceTicks) >= 0 => bar.OpenTicks,
                _ => null,
            };
            Fill(o, price, in e, e.VenueNs);
        }

        foreach (OrderType type in new[] { OrderType.Stop, OrderType.Limit })
        {
            foreach (LedgerOrder o in _orders.Where(o => o.Open > 0 && o.Order.Type == type).ToArray())
            {
                int worst = o.Order.Side is Side.Buy ? bar.LowTicks : bar.HighTicks;
                int best = o.Order.Side is Side.Buy ? bar.HighTicks : bar.LowTicks;
                int sign = (int)o.Order.Side;
                bool isReached = type is OrderType.Limit
                    ? sign * (worst - o.Order.PriceTicks) < 0
                    : sign * (best - o.Order.PriceTicks) >= 0;
                Fill(o, isReached ? o.Order.PriceTicks : null, in e, e.TimeNs);
            }
        }

        foreach (LedgerOrder o in _orders.Where(o => o.IsWorking && o.Order.ExpiresNs > 0 && o.Order.ExpiresNs <= _nowNs).ToArray())
        {
            End(o, OrderReason.Expired, e.TimeNs);
        }
    }

    private void Fill(LedgerOrder o, int? priceTicks, in MarketEvent e, long venueNs)
    {
        if (priceTicks is not { } price || o.Open <= 0)
        {
            return;
        }

        // Now and then only a part is filled, and the rest at a later bar.
        int quantity = o.Order.Role is OrderRole.Entry && o.Filled == 0 && o.Order.Id % 5 == 1 ? 1 : o.Open;
        o.Filled += quantity;
        Position += (int)o.Order.Side * quantity;
        Fill fill = new(o.Order.Id, Log.Count + 1, o.Order.Side, quantity, price, quantity * FeeMicros, 0);
        Tell(MarketEvent.Of(e.TimeNs, 0, in fill, venueNs));
        o.IsWorking = o.Filled < o.Order.Quantity;
        foreach (LedgerOrder child in _orders.Where(c => o.Order.Role is OrderRole.Entry && c.IsWorking && c.Order.ParentId == o.Order.Id))
        {
            child.Active += quantity;
            child.Order = child.Order with { PriceTicks = price + child.Order.OffsetTicks };
        }

        if (o.Order.Role is not OrderRole.Entry)
        {
            Reduce(o, quantity, e.TimeNs);
        }
    }

    private void Reduce(LedgerOrder filled, int quantity, long timeNs)
    {
        foreach (LedgerOrder other in _orders.Where(o => o.IsWorking && o != filled && o.Order.GroupId != 0 && o.Order.GroupId == filled.Order.GroupId).ToArray())
        {
            other.Active = Math.Max(other.Filled, other.Active - quantity);
            other.Order = other.Order with { Quantity = other.Order.Quantity - quantity };
            if (other.Order.Quantity <= other.Filled)
            {
                other.IsWorking = false;
                Tell(MarketEvent.Of(EventKind.OrderCancelled, timeNs, 0, new OrderUpdate(other.Order.Id, OrderReason.OneCancelsOther)));
            }
        }
    }

    private void End(LedgerOrder order, OrderReason reason, long timeNs)
    {
        order.IsWorking = false;
        Tell(MarketEvent.Of(EventKind.OrderCancelled, timeNs, 0, new OrderUpdate(order.Order.Id, reason)));
        foreach (LedgerOrder child in _orders.Where(c => c.IsWorking && c.Order.ParentId == order.Order.Id).ToArray())
        {
            child.Order = child.Order with { Quantity = child.Active };
            if (child.Active <= child.Filled)
            {
                End(child, OrderReason.ParentCancelled, timeNs);
            }
        }
    }

    // A position has a working stop on its other side that covers it, at every bar.
    private void CheckProtected()
    {
        int covered = _orders.Where(o => o.Order.Role is OrderRole.Stop && (int)o.Order.Side * Position < 0).Sum(o => o.Open);
        if (Position != 0 && covered != Math.Abs(Position))
        {
            Wrong.Add($"at {_nowNs}: position {Position}, stops {covered}");
        }

        if (Math.Abs(Position) > 2)
        {
            Wrong.Add($"at {_nowNs}: position {Position}");
        }
    }

    private void Tell(in MarketEvent answer)
    {
        Log.Add(answer);
        _news.Add(answer);
    }
}
