namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Why account, orders, executions and positions have to be asked.</summary>
public enum SyncCause
{
    /// <summary>The first connection of the program.</summary>
    Start,

    /// <summary>The socket was lost and is back.</summary>
    Reconnect,

    /// <summary>TWS had lost IB, and kept market data.</summary>
    LinkBack,

    /// <summary>TWS had lost IB, and lost market data.</summary>
    LinkBackDataLost,
}
