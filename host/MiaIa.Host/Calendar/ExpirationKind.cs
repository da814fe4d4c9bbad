namespace MiaIa.Host.Calendar;

/// <summary>What an expiration of SPX options is. A date that is several has one series, of the first kind that holds.</summary>
internal enum ExpirationKind : byte
{
    /// <summary>The third Friday: the series of SPX, settled at the opening, and the one of SPXW, settled at the close.</summary>
    Monthly,

    /// <summary>The last trading day of a month.</summary>
    EndOfMonth,

    /// <summary>The Friday of a week.</summary>
    Weekly,

    /// <summary>A Monday, Tuesday, Wednesday or Thursday.</summary>
    Daily,
}
