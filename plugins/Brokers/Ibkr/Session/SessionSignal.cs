namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What a message of TWS asks of the connection.</summary>
internal enum SessionSignal
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>TWS lost IB: no new orders; keep the socket.</summary>
    LinkLost,

    /// <summary>TWS has IB back and kept market data: ask orders, executions and positions anew.</summary>
    LinkBack,

    /// <summary>TWS has IB back and lost market data: the same, and request all data anew.</summary>
    LinkBackDataLost,

    /// <summary>The client id is in use: close, and try again a few times.</summary>
    ClientIdInUse,

    /// <summary>The connection cannot go on: close, and do not try again.</summary>
    Fatal,
}
