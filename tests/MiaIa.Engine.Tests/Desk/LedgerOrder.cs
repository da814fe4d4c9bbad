using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>An order as the exchange of a <see cref="FaultyBroker"/> has it.</summary>
internal sealed class LedgerOrder(Order order)
{
    public Order Order { get; set; } = order;

    public int Quantity { get; set; } = order.Quantity;

    public int Price { get; set; } = order.PriceTicks;

    public int Filled { get; set; }

    /// <summary>Contracts that may be filled now: a child follows its parent.</summary>
    public int Active { get; set; } = order.ParentId == 0 ? order.Quantity : 0;

    public bool IsEnded { get; set; }

    public EventKind EndKind { get; set; }

    public OrderReason EndReason { get; set; }

    public List<Fill> Fills { get; } = [];

    public int Open => IsEnded ? 0 : Math.Max(0, Active - Filled);
}
