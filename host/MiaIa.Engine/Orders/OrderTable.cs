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
    private readonly TrackedOrder[] _working = new TrackedOrder[Capacity];
    private int _next;
    private long _firstId = long.MaxValue;
    private long _lastId;

    /// <summary>Number of working orders.</summary>
    public int WorkingCount { get; private set; }

    /// <summary>The orders that may still be filled, in the order in which they were sent.</summary>
    public ReadOnlySpan<TrackedOrder> Working => _working.AsSpan(0, WorkingCount);

    /// <summary>Working orders and those that ended lately; a place that was never used holds order 0.</summary>
    public ReadOnlySpan<TrackedOrder> All => _orders;

    /// <summary>Takes an order that is about to be sent.</summary>
    /// <exception cref="InvalidOperationException">All places hold working orders: the router lost count.</exception>
    public TrackedOrder Add(in Order order, long timeNs)
    {
        for (int i = 0; i < Capacity; i++)
        {
            TrackedOrder place = _orders[(_next + i) % Capacity];
            if (!place.IsWorking)
            {
                place.Begin(in order, timeNs);
                (_firstId, _lastId) = (Math.Min(_firstId, order.Id), Math.Max(_lastId, order.Id));
                _next = (_next + i + 1) % Capacity;
                _working[WorkingCount++] = place;
                return place;
            }
        }

        throw new InvalidOperationException($"More than {Capacity} working orders.");
    }

    /// <summary>The order with this id; null when it is not known any more.</summary>
    public TrackedOrder? Find(long id)
    {
        if (id == 0)
        {
            return null;
        }

        foreach (TrackedOrder order in _orders)
        {
            if (order.Order.Id == id)
            {
                return order;
            }
        }

        return null;
    }

    /// <summary>Whether an order was ours and ended so long ago that its place is another's.</summary>
    public bool IsLongEnded(long id) => id >= _firstId && id <= _lastId && Find(id) is null;

    /// <summary>Something happened to an order.</summary>
    /// <returns>Whether it ended by it.</returns>
    public bool Apply(TrackedOrder order, OrderStep step)
    {
        bool wasWorking = order.IsWorking;
        order.State = OrderLife.Next(order.State, step);
        if (!wasWorking || order.IsWorking)
        {
            return false;
        }

        order.Asked = null;
        int at = Array.IndexOf(_working, order, 0, WorkingCount);
        Array.Copy(_working, at + 1, _working, at, WorkingCount - at - 1);
        WorkingCount--;
        TellChildren(order);
        return true;
    }

    /// <summary>Counts a fill of an order: its children and its group follow.</summary>
    public void Fill(TrackedOrder order, int quantity)
    {
        order.Filled += quantity;
        foreach (TrackedOrder other in Working)
        {
            bool isOfGroup = order.Order.Role is not OrderRole.Entry && order.Order.GroupId != 0;
            if (isOfGroup && other != order && other.Order.GroupId == order.Order.GroupId)
            {
                other.Reduced += quantity;
            }
        }

        Apply(order, order.Filled >= order.Order.Quantity ? OrderStep.Filled : OrderStep.PartFilled);
        TellChildren(order);
    }

    /// <summary>
    /// Whether the children of an entry were filled for more than was told of the entry itself. They live of its fills: one is missing.
    /// </summary>
    /// <param name="entryId">Id of the entry.</param>
    public bool IsFillMissing(long entryId)
    {
        if (Find(entryId) is not { } entry || entry.Filled >= entry.Order.Quantity)
        {
            return false;
        }

        int left = 0;
        foreach (TrackedOrder order in _orders)
        {
            left += order.Order.ParentId == entryId ? order.Filled : 0;
        }

        return left > entry.Filled;
    }

    /// <summary>Contracts of working orders of a role that may still be filled.</summary>
    public int OpenQuantity(OrderRole role)
    {
        int sum = 0;
        foreach (TrackedOrder order in Working)
        {
            sum += order.Order.Role == role ? order.Open : 0;
        }

        return sum;
    }

    /// <summary>The first working order of a role; null when there is none.</summary>
    public TrackedOrder? FirstWorking(OrderRole role)
    {
        foreach (TrackedOrder order in Working)
        {
            if (order.Order.Role == role)
            {
                return order;
            }
        }

        return null;
    }

    /// <summary>Whether an order of this group may still be filled.</summary>
    public bool IsGroupWorking(long group)
    {
        foreach (TrackedOrder order in Working)
        {
            if (order.Order.GroupId == group)
            {
                return true;
            }
        }

        return false;
    }

    private void TellChildren(TrackedOrder parent)
    {
        if (parent.Order.Role is not OrderRole.Entry)
        {
            return;
        }

        foreach (TrackedOrder child in Working)
        {
            if (child.Order.ParentId == parent.Order.Id)
            {
                (child.ParentFilled, child.IsParentEnded) = (parent.Filled, !parent.IsWorking);
            }
        }
    }
}
