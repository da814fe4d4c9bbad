using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>
/// Everything of this session date's orders: what was taken, filled and ended. Told again in the order of the ids and of time, so
/// always the same. An order that still works when a session begins stays, with its fills.
/// </summary>
/// <param name="instrument">Number of the traded instrument.</param>
internal sealed class OrderHistory(short instrument)
{
    // A day of the most round trips that are allowed is less; beyond it they grow.
    private KnownOrder[] _orders = new KnownOrder[1024];
    private MarketEvent[] _events = new MarketEvent[2048];
    private int _orderCount;
    private int _eventCount;

    /// <summary>An order was taken.</summary>
    public void Take(in Order order, long timeNs)
    {
        if (_orderCount == _orders.Length)
        {
            Array.Resize(ref _orders, _orders.Length * 2);
        }

        _orders[_orderCount++] = new KnownOrder
        {
            Id = order.Id, TakenNs = timeNs, Quantity = order.Quantity, PriceTicks = order.PriceTicks,
        };
    }

    /// <summary>An order works with another price or quantity.</summary>
    public void Change(in Order order)
    {
        int at = Find(order.Id);
        if (at >= 0)
        {
            _orders[at].Quantity = order.Quantity;
            _orders[at].PriceTicks = order.PriceTicks;
        }
    }

    /// <summary>An order was filled whole: it works no longer, and no word but its fills says so.</summary>
    public void EndFilled(long orderId)
    {
        int at = Find(orderId);
        if (at >= 0)
        {
            _orders[at].IsEnded = true;
        }
    }

    /// <summary>An order was refused or cancelled.</summary>
    public void End(in MarketEvent answer)
    {
        EndFilled(answer.Order.OrderId);
        Add(in answer);
    }

    /// <summary>Keeps a fill.</summary>
    public void Add(in MarketEvent answer)
    {
        if (_eventCount == _events.Length)
        {
            Array.Resize(ref _events, _events.Length * 2);
        }

        _events[_eventCount++] = answer;
    }

    /// <summary>A session begins: what ended before it is no longer told.</summary>
    public void Begin()
    {
        int orders = 0;
        for (int i = 0; i < _orderCount; i++)
        {
            if (!_orders[i].IsEnded)
            {
                _orders[orders++] = _orders[i];
            }
        }

        _orderCount = orders;
        int events = 0;
        for (int i = 0; i < _eventCount; i++)
        {
            if (Find(IdOf(in _events[i])) >= 0)
            {
                _events[events++] = _events[i];
            }
        }

        _eventCount = events;
    }

    /// <summary>Tells it all.</summary>
    public void TellTo(AnswerQueue answers)
    {
        for (int i = 0; i < _orderCount; i++)
        {
            ref readonly KnownOrder order = ref _orders[i];
            OrderUpdate update = new(order.Id, OrderReason.None, order.Quantity, order.PriceTicks);
            answers.Put(MarketEvent.Of(EventKind.OrderAcknowledged, order.TakenNs, instrument, in update));
        }

        for (int i = 0; i < _eventCount; i++)
        {
            answers.Put(in _events[i]);
        }
    }

    private static long IdOf(in MarketEvent e) => e.Kind is EventKind.Fill ? e.Fill.OrderId : e.Order.OrderId;

    // From the end: what is asked about is nearly always new.
    private int Find(long orderId)
    {
        for (int i = _orderCount - 1; i >= 0; i--)
        {
            if (_orders[i].Id == orderId)
            {
                return i;
            }
        }

        return -1;
    }
}
