namespace MiaIa.Plugins.Sources;

/// <summary>What a column holds.</summary>
internal enum CsvRole
{
    /// <summary>A date whose time stands in another column.</summary>
    Date,

    /// <summary>A time, or a date with a time.</summary>
    Time,

    /// <summary>The venue's own time, where another one orders the rows.</summary>
    VenueTime,

    /// <summary>First price of a bar.</summary>
    Open,

    /// <summary>Highest price of a bar.</summary>
    High,

    /// <summary>Lowest price of a bar.</summary>
    Low,

    /// <summary>Last price of a bar.</summary>
    Close,

    /// <summary>Contracts of a bar.</summary>
    Volume,

    /// <summary>Prints of a bar.</summary>
    Trades,

    /// <summary>Contracts sold by aggressors in a bar.</summary>
    BidVolume,

    /// <summary>Contracts bought by aggressors in a bar.</summary>
    AskVolume,

    /// <summary>Price of a print.</summary>
    Price,

    /// <summary>Contracts of a print.</summary>
    Size,

    /// <summary>Best bid.</summary>
    Bid,

    /// <summary>Best ask.</summary>
    Ask,

    /// <summary>Contracts at the bid.</summary>
    BidSize,

    /// <summary>Contracts at the ask.</summary>
    AskSize,

    /// <summary>Aggressor of a print.</summary>
    Side,

    /// <summary>Contract that a row is of.</summary>
    Symbol,

    /// <summary>What a row tells; T is a print.</summary>
    Action,

    /// <summary>Number of the record.</summary>
    Sequence,
}
