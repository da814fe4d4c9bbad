using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// What the broker named since it was asked for everything: in the orders themselves, and in a list of those that we do not keep. It
/// listens always, since another may have asked.
/// </summary>
internal sealed class ToldOrders(OrderTable orders)
{
    private ToldOrder[] _others = new ToldOrder[16];
    private int _count;

    /// <summary>Named orders that we do not keep.</summary>
    public ReadOnlySpan<ToldOrder> Others => _others.AsSpan(0, _count);

    /// <summary>Forgets what was named.</summary>
    public void Clear()
    {
        _count = 0;
        foreach (TrackedOrder order in orders.All)
        {
            (order.IsTold, order.ToldQuantity, order.ToldPriceTicks) = (false, 0, 0);
        }
    }

    /// <summary>Hears an answer.</summary>
    /// <param name="answer">The broker's word on an order, or a fill.</param>
    /// <param name="isAsked">Whether we asked: then an acknowledgement without a quantity names its order as well.</param>
    public void Hear(in MarketEvent answer, bool isAsked)
    {
        bool isFill = answer.Kind is EventKind.Fill;
        long id = isFill ? answer.Fill.OrderId : answer.Order.OrderId;
        bool isNamed = answer.Kind is EventKind.OrderAcknowledged && (isAsked || answer.Order.Quantity > 0);
        if (orders.Find(id) is { } order)
        {
            if (isNamed)
            {
                (order.IsTold, order.ToldQuantity, order.ToldPriceTicks) = (true, answer.Order.Quantity, answer.Order.PriceTicks);
            }
            else if (answer.Kind is EventKind.OrderCancelled)
            {
                order.IsTold = false;
            }

            return;
        }

        int at = Find(id);
        if (at < 0 && isNamed)
        {
            Add(new ToldOrder(id, answer.Order.Quantity, 0, IsEnded: false));
        }
        else if (at >= 0)
        {
            ref ToldOrder other = ref _others[at];
            other = other with
            {
                Filled = other.Filled + (isFill ? answer.Fill.Quantity : 0),
                IsEnded = other.IsEnded || answer.Kind is EventKind.OrderCancelled or EventKind.OrderRejected,
            };
        }
    }

    private int Find(long id)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_others[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(in ToldOrder order)
    {
        if (_count == _others.Length)
        {
            Array.Resize(ref _others, _count * 2);
        }

        _others[_count++] = order;
    }
}
