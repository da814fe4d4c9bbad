using MiaIa.Plugins.Brokers.Ibkr.Desk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>Settings of the broker <c>ibkr</c>.</summary>
public sealed record IbkrBrokerOptions : IbkrOptions
{
    /// <summary>
    /// Folder in which the highest order id is kept. Empty (default): the folder <c>ibkr</c> in that of the environment variable
    /// MIA_STATE, else in <c>.mia</c> of the user's own folder. Losing it is survived: TWS is asked as well.
    /// </summary>
    public string StateFolder { get; init; } = "";

    /// <summary>Whether orders are marked as automated for CME (rule 536-B); default false leaves the mark unset.</summary>
    public bool IsMarkedAutomated { get; init; }

    /// <summary>Operator id for the exchange, when IB demands one; empty (default) for none.</summary>
    public string ExtOperator { get; init; } = "";
}
