namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>State of one of IB's data farms.</summary>
public enum FarmState
{
    /// <summary>It delivers.</summary>
    Ok,

    /// <summary>It sleeps until it is asked: harmless.</summary>
    Inactive,

    /// <summary>It is being connected.</summary>
    Connecting,

    /// <summary>TWS has lost it: what it delivers may be old.</summary>
    Lost,
}
