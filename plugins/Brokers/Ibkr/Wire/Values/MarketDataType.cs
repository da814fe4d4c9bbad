namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>How fresh market data are.</summary>
public enum MarketDataType
{
    /// <summary>Not told, or a number we do not know.</summary>
    Unknown = 0,

    /// <summary>Live.</summary>
    Live = 1,

    /// <summary>The last quotes of a closed market.</summary>
    Frozen = 2,

    /// <summary>Delayed, usually by 15 minutes.</summary>
    Delayed = 3,

    /// <summary>The last delayed quotes of a closed market.</summary>
    DelayedFrozen = 4,
}
