namespace MiaIa.Sdk;

/// <summary>Why an order was refused or stopped working.</summary>
public enum OrderReason : byte
{
    /// <summary>No reason: it works.</summary>
    None,

    /// <summary>We asked for it.</summary>
    Requested,

    /// <summary>Another order of its group was filled (one cancels the other).</summary>
    OneCancelsOther,

    /// <summary>Its parent ended without a fill.</summary>
    ParentCancelled,

    /// <summary>Its time in force ran out.</summary>
    Expired,

    /// <summary>The broker does not know it.</summary>
    UnknownOrder,

    /// <summary>A price or quantity is impossible.</summary>
    Invalid,

    /// <summary>Not enough margin.</summary>
    Margin,

    /// <summary>The market is closed.</summary>
    MarketClosed,

    /// <summary>It never reached the broker: it counts as not sent.</summary>
    NeverArrived,
}
