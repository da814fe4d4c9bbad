namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How and why one socket's life ended.</summary>
/// <param name="Kind">How.</param>
/// <param name="Reason">A sentence for the user, with the remedy.</param>
/// <param name="Port">Port to which TWS sends us; null unless redirected.</param>
internal sealed record LinkEnd(LinkEndKind Kind, string Reason, int? Port = null)
{
    /// <summary>Whether there was a socket: then TWS needs a moment to forget it.</summary>
    public bool HadSocket => Kind is not LinkEndKind.Refused;
}
