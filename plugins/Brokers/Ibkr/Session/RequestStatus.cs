namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How a request ended.</summary>
public enum RequestStatus
{
    /// <summary>All that there is was answered.</summary>
    Completed,

    /// <summary>TWS refused it.</summary>
    Failed,

    /// <summary>The end did not come in time; what came is not known to be all.</summary>
    TimedOut,

    /// <summary>The caller wanted no more of it.</summary>
    Cancelled,

    /// <summary>The connection ended before the answer.</summary>
    ConnectionLost,

    /// <summary>It was never sent.</summary>
    NotSent,
}
