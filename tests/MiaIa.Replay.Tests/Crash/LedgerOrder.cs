using MiaIa.Sdk;

namespace MiaIa.Replay.Tests.Crash;

/// <summary>An order as the broker of record has it.</summary>
internal sealed class LedgerOrder(Order order)
{
    public Order Order { get; set; } = order;

    /// <summary>Contracts that may be filled: a child's follow its parent.</summary>
    public int Active { get; set; } = order.ParentId == 0 ? order.Quantity : 0;

    public int Filled { get; set; }

    public bool IsWorking { get; set; } = true;

    public int Open => IsWorking ? Active - Filled : 0;
}
