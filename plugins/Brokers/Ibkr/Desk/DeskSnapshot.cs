using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>What TWS answered when it was asked for everything. The order side has seen each part of it as a message already.</summary>
/// <param name="OpenOrders">Open orders of all clients; an order may stand there more than once, the last counts.</param>
/// <param name="Executions">Executions of the account since midnight, of all clients.</param>
/// <param name="CompletedOrders">Orders that ended since midnight.</param>
/// <param name="Positions">Positions of all accounts.</param>
/// <param name="IsCompletedKnown">Whether the completed orders were answered to their end; not where they were not asked for.</param>
internal sealed record DeskSnapshot(
    IReadOnlyList<OpenOrder> OpenOrders,
    IReadOnlyList<ExecutionReport> Executions,
    IReadOnlyList<CompletedOrder> CompletedOrders,
    IReadOnlyList<PositionReport> Positions,
    bool IsCompletedKnown);
