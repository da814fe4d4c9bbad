namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What a tick-by-tick subscription delivers.</summary>
public enum TickByTickStream
{
    /// <summary>Trades without the unreportable ones.</summary>
    Last,

    /// <summary>All trades.</summary>
    AllLast,

    /// <summary>Best bid and ask.</summary>
    BidAsk,

    /// <summary>The middle of both.</summary>
    MidPoint,
}
