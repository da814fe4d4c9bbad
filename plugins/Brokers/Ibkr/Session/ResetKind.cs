namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>When IB is expected to be away.</summary>
public enum ResetKind
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The nightly reset, 00:15 to 01:45 New York time, every night but that to Saturday.</summary>
    Nightly,

    /// <summary>The weekend's maintenance, Friday 23:00 to Saturday 03:00 New York time.</summary>
    Weekend,

    /// <summary>From Sunday 01:00 New York time the login of the week before is void: a person logs TWS in with the second factor.</summary>
    TokenExpiry,
}
