using MiaIa.Sdk;

namespace MiaIa.Engine.Orders;

/// <summary>An order of ours and what the broker has said about it.</summary>
internal sealed class TrackedOrder
{
    /// <summary>As it was sent, or last changed.</summary>
    public Order Order { get; set; }

    /// <summary>Contracts filled.</summary>
    public int Filled { get; set; }

    /// <summary>Whether it may still be filled.</summary>
    public bool IsWorking { get; set; }

    /// <summary>
    /// What it is to become, while a change of it was asked for and not answered: a refusal then is one of the change, not of the order.
    /// </summary>
    public Order? Asked { get; set; }

    /// <summary>Contracts that may still be filled.</summary>
    public int Open => IsWorking ? Order.Quantity - Filled : 0;
}
