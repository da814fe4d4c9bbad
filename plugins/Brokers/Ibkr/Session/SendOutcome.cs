namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What became of a message to TWS on our side of the wire.</summary>
public enum SendOutcome
{
    /// <summary>It was written to the socket. Whether TWS read it, only its answer tells.</summary>
    Written,

    /// <summary>It was never sent: the state does not allow it, or the connection ended before its turn.</summary>
    NotSent,

    /// <summary>The connection broke while it was being written: it may have arrived. Ask before sending anything again.</summary>
    Unclear,
}
