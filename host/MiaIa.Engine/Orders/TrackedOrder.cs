using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>An order of ours and what the broker has said about it.</summary>
internal sealed class TrackedOrder
{
    /// <summary>As it was sent, or last changed.</summary>
    public Order Order { get; set; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; set; } = OrderState.Cancelled;

    /// <summary>Contracts filled.</summary>
    public int Filled { get; set; }

    /// <summary>Contracts that others of its group filled: by so much the broker makes it smaller without a word.</summary>
    public int Reduced { get; set; }

    /// <summary>The most contracts it was ever sent or changed for.</summary>
    public int Largest { get; private set; }

    /// <summary>When it was sent last, nanoseconds UTC.</summary>
    public long SentNs { get; set; }

    /// <summary>Whether the broker has ever taken it.</summary>
    public bool IsAcknowledged { get; set; }

    /// <summary>Contracts filled of the entry that it is a child of.</summary>
    public int ParentFilled { get; set; }

    /// <summary>Whether that entry has ended: then it is for no more than what was filled.</summary>
    public bool IsParentEnded { get; set; }

    /// <summary>Whether its size was set by a change of ours, and no longer follows its parent.</summary>
    public bool IsDetached { get; set; }

    /// <summary>Whether it was placed, or is being changed, because a position had no stop of its size.</summary>
    public bool IsRescue { get; set; }

    /// <summary>
    /// What it is to become, while a change of it was asked for and not answered: a refusal then is one of the change, not of the order.
    /// </summary>
    public Order? Asked { get; set; }

    /// <summary><see cref="Reduced"/> when the change was asked for.</summary>
    public int ReducedWhenAsked { get; set; }

    /// <summary>When a change or cancellation was asked for last, nanoseconds UTC; 0 when never.</summary>
    public long AskedNs { get; set; }

    /// <summary>Whether the broker named it since it was asked for everything.</summary>
    public bool IsTold { get; set; }

    /// <summary>Contracts that it named, with those filled; 0 when it named none.</summary>
    public int ToldQuantity { get; set; }

    /// <summary>The price that it named, in ticks; 0 when it named none.</summary>
    public int ToldPriceTicks { get; set; }

    /// <summary>Whether it may still be filled, as far as is known.</summary>
    public bool IsWorking => OrderLife.IsWorking(State);

    /// <summary>Contracts that may still be filled.</summary>
    public int Open => IsWorking ? Math.Max(0, Size - Filled - Reduced) : 0;

    private int Size => Order.ParentId != 0 && IsParentEnded && !IsDetached ? Math.Min(Order.Quantity, ParentFilled) : Order.Quantity;

    /// <summary>The place is given to an order that is about to be sent.</summary>
    public void Begin(in Order order, long timeNs)
    {
        (Order, State, Filled, Reduced, Largest) = (order, OrderState.Pending, 0, 0, order.Quantity);
        (SentNs, IsAcknowledged, ParentFilled, IsParentEnded, IsDetached) = (timeNs, false, 0, false, false);
        (IsRescue, Asked, ReducedWhenAsked, AskedNs) = (false, null, 0, 0);
        (IsTold, ToldQuantity, ToldPriceTicks) = (false, 0, 0);
    }

    /// <summary>A change is asked for.</summary>
    public void Ask(in Order asked, long timeNs)
    {
        (Asked, ReducedWhenAsked, AskedNs) = (asked, Reduced, timeNs);
        Largest = Math.Max(Largest, asked.Quantity);
    }

    /// <summary>The change that was asked for holds.</summary>
    public void Change()
    {
        (Order, Asked) = (Asked!.Value, null);
        (Reduced, IsDetached) = (Reduced - ReducedWhenAsked, true);
    }
}
