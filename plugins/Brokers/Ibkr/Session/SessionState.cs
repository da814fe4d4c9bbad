namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How far a connection to TWS has come.</summary>
public enum SessionState
{
    /// <summary>No socket.</summary>
    Closed,

    /// <summary>A socket is being opened.</summary>
    Connecting,

    /// <summary>The socket is open; the versions are being agreed.</summary>
    Handshake,

    /// <summary>TWS knows who we are; its accounts and the next order id are awaited.</summary>
    WaitReady,

    /// <summary>Account, orders, executions and positions are being asked. No new orders.</summary>
    Syncing,

    /// <summary>Orders may be sent.</summary>
    Ready,

    /// <summary>TWS is there and has lost IB. No new orders; cancels are tried.</summary>
    Degraded,
}
