using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>How orders hang together: children and their parent, orders of one group, and the times at which they change.</summary>
internal sealed class OrderFamilies
{
    /// <summary>When an entry was filled or a change reached the market last, nanoseconds UTC: what that brings to the market comes then.</summary>
    public long LastNs { get; private set; }

    /// <summary>Contracts of entries on a side that are not filled.</summary>
    public static int OpenEntries(OrderSlots orders, Side side)
    {
        int open = 0;
        for (int i = 0; i < orders.Count; i++)
        {
            ref readonly RestingOrder order = ref orders[i];
            open += order.Order.Role is OrderRole.Entry && order.Order.Side == side ? order.Order.Quantity - order.Filled : 0;
        }

        return open;
    }

    /// <summary>Whether an order is a target whose stop is being executed: the stop came first.</summary>
    public static bool IsBehindCommitted(OrderSlots orders, int at, IFillModel fills)
    {
        ref readonly RestingOrder target = ref orders[at];
        if (target.Order.Role is not OrderRole.Target || target.Order.GroupId == 0)
        {
            return false;
        }

        for (int i = 0; i < orders.Count; i++)
        {
            if (i != at && orders[i].Order.GroupId == target.Order.GroupId && fills.IsCommitted(orders[i].Order.Id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The order that expires first; -1 for none.</summary>
    public static int NextEnd(OrderSlots orders, out long endNs)
    {
        int first = -1;
        endNs = long.MaxValue;
        for (int i = orders.Count - 1; i >= 0; i--)
        {
            if (orders[i].EndNs is > 0 and long end && end < endNs)
            {
                (first, endNs) = (i, end);
            }
        }

        return first;
    }

    /// <summary>The order that reaches the market first; -1 for none. An exit that came to a closed market is held until it opens.</summary>
    public static int NextArrival(OrderSlots orders, TradingHours hours, out long atNs)
    {
        int first = -1;
        atNs = long.MaxValue;
        for (int i = 0; i < orders.Count; i++)
        {
            ref readonly RestingOrder order = ref orders[i];
            bool isHeld = order.Order.Role is OrderRole.Exit && hours.IsClosed(order.ActiveNs);
            if (!order.HasArrived && order.Open > 0 && order.ActiveNs < atNs && !isHeld)
            {
                (first, atNs) = (i, order.ActiveNs);
            }
        }

        return first;
    }

    /// <summary>Children follow the parent's filled quantity, and keep their distance from its real price.</summary>
    public void Activate(
        OrderSlots orders, long parentId, int quantity, int priceTicks, bool isInside, long venueNs, OrderHistory history)
    {
        LastNs = Math.Max(LastNs, venueNs);
        for (int i = 0; i < orders.Count; i++)
        {
            ref RestingOrder child = ref orders[i];
            if (child.Order.ParentId == parentId)
            {
                child.Active += quantity;
                child.IsNewInside = isInside;
                child.HasArrived = false;
                child.Order = child.Order with { PriceTicks = priceTicks + child.Order.OffsetTicks };
                history.Change(in child.Order);
            }
        }
    }

    /// <summary>Changes an order; false when the change is impossible. Another price or more contracts go to the back of the queue.</summary>
    public bool TryChange(OrderSlots orders, int at, in PendingChange change)
    {
        ref RestingOrder resting = ref orders[at];
        Order order = resting.Order;
        if (change.Quantity <= resting.Filled || (order.Type is not OrderType.Market && change.PriceTicks == 0))
        {
            return false;
        }

        // As long as the parent works, only its fills make a child work; the new distance holds for the fills to come.
        bool isFollowing = order.ParentId != 0 && orders.Find(order.ParentId) >= 0;
        resting.Active = isFollowing
            ? Math.Min(resting.Active, change.Quantity)
            : resting.Active + change.Quantity - order.Quantity;
        resting.Known = change.Quantity;
        resting.HasArrived &= change.PriceTicks == order.PriceTicks && change.Quantity <= order.Quantity;
        resting.Order = order with
        {
            PriceTicks = change.PriceTicks,
            Quantity = change.Quantity,
            OffsetTicks = order.OffsetTicks + (isFollowing ? change.PriceTicks - order.PriceTicks : 0),
        };
        LastNs = Math.Max(LastNs, change.AtNs);
        return true;
    }
}
