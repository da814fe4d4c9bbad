namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The server's answer to our hello.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="ServerVersion">Version; 0 when there is none.</param>
/// <param name="HostTime">Local time and free zone name of the host; empty when there is none.</param>
/// <param name="RedirectHost">Host to connect to; empty unless redirected.</param>
/// <param name="RedirectPort">Port to connect to; null when not told.</param>
public sealed record HandshakeReply(
    HandshakeKind Kind, int ServerVersion = 0, string HostTime = "", string RedirectHost = "", int? RedirectPort = null);
