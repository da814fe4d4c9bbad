namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>How urgent a message to TWS is. The lower goes first.</summary>
public enum SendClass
{
    /// <summary>Takes an order away: never waits behind anything but the rest of a begun bracket.</summary>
    Cancel,

    /// <summary>Places or changes an order.</summary>
    Order,

    /// <summary>Asks whether TWS is still there; counts among the ordinary ones, and goes before them.</summary>
    Heartbeat,

    /// <summary>Everything else.</summary>
    Ordinary,
}
