namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What a message code of TWS is about. The code decides, never the text: texts change with build and language.</summary>
public enum MessageClass
{
    /// <summary>A link in the chain to IB is lost or back.</summary>
    Connectivity,

    /// <summary>The state of one data farm.</summary>
    FarmNotice,

    /// <summary>Worth knowing; what was asked goes on.</summary>
    Warning,

    /// <summary>A request cannot be answered.</summary>
    RequestError,

    /// <summary>Something happened to an order, or could not be done to it.</summary>
    OrderEvent,

    /// <summary>This connection cannot go on.</summary>
    Fatal,
}
