namespace MiaIa.TwsSimulator;

/// <summary>What a client can listen to.</summary>
internal enum FeedKind
{
    /// <summary>Level-1 market data.</summary>
    Level1,

    /// <summary>Depth of the book.</summary>
    Depth,

    /// <summary>Tick by tick.</summary>
    TickByTick,

    /// <summary>Five-second bars.</summary>
    RealTimeBars,

    /// <summary>History that is kept up to date.</summary>
    HistoryUpdates,

    /// <summary>Account values and portfolio.</summary>
    AccountUpdates,

    /// <summary>Account values with a request id.</summary>
    AccountUpdatesMulti,

    /// <summary>Account summary.</summary>
    AccountSummary,

    /// <summary>Positions.</summary>
    Positions,

    /// <summary>Positions with a request id.</summary>
    PositionsMulti,

    /// <summary>Profit and loss of an account.</summary>
    Pnl,

    /// <summary>Profit and loss of one position.</summary>
    PnlSingle,
}
