namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How one socket's life ended.</summary>
internal enum LinkEndKind
{
    /// <summary>It is not over.</summary>
    None,

    /// <summary>It was never open.</summary>
    Refused,

    /// <summary>It ended, or we ended it; another attempt may help.</summary>
    Lost,

    /// <summary>TWS says that the client id is in use.</summary>
    ClientIdInUse,

    /// <summary>TWS sends us to another port of its computer.</summary>
    Redirected,

    /// <summary>No other attempt can help.</summary>
    Fatal,

    /// <summary>We were asked to close.</summary>
    Closed,
}
