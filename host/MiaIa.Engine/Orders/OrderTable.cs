using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>
/// Our orders that may still be filled, and those that ended lately. A fixed number of places: an order that ended gives its
/// place to a new one, so nothing is allocated while trading.
/// </summary>
internal sealed class OrderTable
{
    private const int Capacity = 64;

    private readonly TrackedOrder[] _orders = [.. Enumerable.Range(0, Capacity).Select(_ => new TrackedOrder())];
    private int _next;

    /// <summary>Number of working orders.</summary>
    public int WorkingCount { get; private set; }

    /// <summary>Takes an order that is about to be sent.</summary>
    /// <exception cref="InvalidOperationException">All places hold working orders: the router lost count.</exception>
    public void Add(in Order order)
    {
        for (int i = 0; i < Capacity; i++)
        {
            TrackedOrder place = _orders[(_next + i) % Capacity];
            if (!place.IsWorking)
            {
                (place.Order, place.Filled, place.IsWorking, place.Asked) = (order, 0, true, null);
                _next = (_next + i + 1) % Capacity;
                WorkingCount++;
                return;
            }
        }

        throw new InvalidOperationException($"More than {Capacity} working orders.");
    }

    /// <summary>The order with this id; null when it is not known any more.</summary>
    public TrackedOrder? Find(long id)
    {
        foreach (TrackedOrder order in _orders)
        {
            if (order.Order.Id == id)
            {
                return order;
            }
        }

        return null;
    }

    /// <summary>Ends an order.</summary>
    public void End(TrackedOrder order)
    {
        WorkingCount -= order.IsWorking ? 1 : 0;
        order.IsWorking = false;
    }

    /// <summary>Contracts of working orders of a role that may still be filled.</summary>
    public int OpenQuantity(OrderRole role)
    {
        int sum = 0;
        if (WorkingCount == 0)
        {
            return sum;
        }

        foreach (TrackedOrder order in _orders)
        {
            sum += order.IsWorking && order.Order.Role == role ? order.Open : 0;
        }

        return sum;
    }

    /// <summary>The first working order of a role; null when there is none.</summary>
    public TrackedOrder? FirstWorking(OrderRole role)
    {
        if (WorkingCount == 0)
        {
            return null;
        }

        foreach (TrackedOrder order in _orders)
        {
            if (order.IsWorking && order.Order.Role == role)
            {
                return order;
            }
        }

        return null;
    }
}
