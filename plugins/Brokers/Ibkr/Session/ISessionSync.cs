namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Asks for account, orders, executions and positions after every gap; no order is sent before it is through.</summary>
public interface ISessionSync
{
    /// <summary>Asks. An exception, or an incomplete result, keeps the connection from Ready; it is then asked again after 30 s.</summary>
    /// <param name="connection">The connection, in state Syncing.</param>
    /// <param name="cause">Why.</param>
    /// <param name="cancellation">The connection changed: whatever is found counts no more.</param>
    Task<SyncResult> SyncAsync(TwsConnection connection, SyncCause cause, CancellationToken cancellation);
}
