namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What a subscription delivers.</summary>
public enum SubscriptionKind
{
    /// <summary>Level 1, sampled.</summary>
    MarketData,

    /// <summary>A book.</summary>
    Depth,

    /// <summary>Every trade or quote.</summary>
    TickByTick,

    /// <summary>Bars of five seconds.</summary>
    RealTimeBars,
}
