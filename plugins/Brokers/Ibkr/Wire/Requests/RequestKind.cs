namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>How urgent a request is when messages per second are limited.</summary>
public enum RequestKind
{
    /// <summary>Data and queries: they wait.</summary>
    Ordinary,

    /// <summary>A new or changed order.</summary>
    Order,

    /// <summary>A cancel of orders: it goes first.</summary>
    Cancel,
}
