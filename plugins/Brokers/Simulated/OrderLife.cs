using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>What becomes of orders: fills with what they cause in the family, and ends.</summary>
internal sealed class OrderLife(OrderSlots orders, OrderFamilies families, AnswerQueue answers, IFillModel fills, SimulatedAccount account)
{
    private long _lastExecution;

    /// <summary>Fills an order, wholly or in part.</summary>
    public void Execute(int at, in FillQuote quote, long tellNs, long venueNs, bool isInside)
    {
        ref RestingOrder resting = ref orders[at];
        Order order = resting.Order;
        int quantity = Math.Min(quote.Quantity, resting.Open);
        resting.Filled += quantity;
        long fees = account.Book(order.Side, quantity, quote.PriceTicks);
        Fill fill = new(order.Id, ++_lastExecution, order.Side, quantity, quote.PriceTicks, fees, quote.SlippageTicks);
        answers.TellFill(MarketEvent.Of(tellNs, order.Instrument, in fill, venueNs));
        bool isDone = resting.Filled >= order.Quantity;
        bool isShort = isDone && resting.Filled < resting.Known;
        if (isDone)
        {
            answers.History.EndFilled(order.Id);
            RemoveAt(at);
        }

        if (isShort)
        {
            // It was made smaller meanwhile: without a word the engine would think that the rest still works.
            answers.Tell(EventKind.OrderCancelled, order.Id, OrderReason.OneCancelsOther, tellNs);
        }

        if (order.Role is OrderRole.Entry)
        {
            families.Activate(orders, order.Id, quantity, quote.PriceTicks, isInside, venueNs, answers.History);
        }
        else if (order.GroupId != 0)
        {
            ReduceGroup(order.GroupId, order.Id, quantity, tellNs);
        }
    }

    private void ReduceGroup(long groupId, long filledId, int quantity, long timeNs)
    {
        for (int i = orders.Count - 1; i >= 0; i--)
        {
            ref RestingOrder other = ref orders[i];
            if (other.Order.GroupId != groupId || other.Order.Id == filledId)
            {
                continue;
            }

            other.Active = Math.Max(other.Filled, other.Active - quantity);
            other.Order = other.Order with { Quantity = other.Order.Quantity - quantity };
            if (other.Order.Quantity <= other.Filled)
            {
                Remove(i, EventKind.OrderCancelled, OrderReason.OneCancelsOther, timeNs);
            }
            else
            {
                answers.History.Change(in other.Order);
            }
        }
    }

    /// <summary>An order ends. The children of an entry shrink to what is filled of it, and go when that is nothing.</summary>
    public void End(int at, EventKind kind, OrderReason reason, long timeNs)
    {
        long orderId = orders[at].Order.Id;
        Remove(at, kind, reason, timeNs);
        for (int i = orders.Count - 1; i >= 0; i--)
        {
            ref RestingOrder child = ref orders[i];
            if (child.Order.ParentId != orderId)
            {
                continue;
            }

            child.Order = child.Order with { Quantity = child.Active };
            answers.History.Change(in child.Order);
            if (child.Active <= child.Filled)
            {
                Remove(i, EventKind.OrderCancelled, OrderReason.ParentCancelled, timeNs);
            }
        }
    }

    /// <summary>An order goes, and nothing with it.</summary>
    public void Remove(int at, EventKind kind, OrderReason reason, long timeNs)
    {
        long id = orders[at].Order.Id;
        RemoveAt(at);
        answers.Tell(kind, id, reason, timeNs);
    }

    private void RemoveAt(int at)
    {
        fills.Leave(orders[at].Order.Id);
        orders.RemoveAt(at);
    }
}
