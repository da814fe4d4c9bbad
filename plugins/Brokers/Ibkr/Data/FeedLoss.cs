namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Why the feed counts as lost. It is back when nothing of this is true any more.</summary>
[Flags]
internal enum FeedLoss
{
    /// <summary>It is there.</summary>
    None = 0,

    /// <summary>TWS, or its link to IB, is away, or orders and positions are being asked.</summary>
    Connection = 1,

    /// <summary>The traded contract is not known, or its streams are not requested yet.</summary>
    Subscribing = 2,

    /// <summary>TWS refuses quotes or prints of the traded contract.</summary>
    Refused = 4,

    /// <summary>What comes is delayed or frozen.</summary>
    Delayed = 8,

    /// <summary>A stream of the traded contract says nothing while the market is open.</summary>
    Silent = 16,

    /// <summary>The reader fell behind and the ring was full.</summary>
    Overflow = 32,

    /// <summary>The bars of the gap are not filled yet.</summary>
    Bars = 64,

    /// <summary>TWS has lost one of IB's data farms: what comes may be old.</summary>
    Farm = 128,
}
