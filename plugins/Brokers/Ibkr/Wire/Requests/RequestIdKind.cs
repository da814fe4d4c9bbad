namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Which number a request carries.</summary>
public enum RequestIdKind
{
    /// <summary>None: its answers and errors name no request.</summary>
    None,

    /// <summary>A number of a request (reqId).</summary>
    Request,

    /// <summary>A number of an order.</summary>
    Order,
}
