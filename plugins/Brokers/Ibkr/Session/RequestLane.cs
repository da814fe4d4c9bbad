namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Requests whose answers name no request: of each lane one is open at a time.</summary>
internal enum RequestLane
{
    /// <summary>The answers name the request.</summary>
    None,

    /// <summary>Open orders, own and all: both end with the same message.</summary>
    OpenOrders,

    /// <summary>Orders that are over.</summary>
    CompletedOrders,

    /// <summary>Positions of all accounts.</summary>
    Positions,

    /// <summary>First download of an account.</summary>
    AccountUpdates,

    /// <summary>The server's time.</summary>
    ServerTime,
}
