using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>The market at a decision that sent an order, or whose candidate a later step refused. What was not there is null.</summary>
internal struct PreAnalysis
{
    /// <summary>Number of the decision.</summary>
    public long Decision;

    /// <summary>Event time of the decision, nanoseconds UTC.</summary>
    public long TimeNs;

    /// <summary>The order that it sent; 0 for none.</summary>
    public long OrderId;

    /// <summary>When the last closed base bar began, nanoseconds UTC; null without one.</summary>
    public long? BarStartNs;

    /// <summary>The last closed base bar.</summary>
    public Bar Bar;

    /// <summary>How many bars the hash is of: 20, or fewer at the start.</summary>
    public int HashedBars;

    /// <summary>First 16 bytes of the SHA-256 over the last bars.</summary>
    public UInt128 BarsHash;

    /// <summary>The quote in force; null when there was none since the start or the roll.</summary>
    public Quote? Quote;

    /// <summary>Bid levels known, 0 to 5.</summary>
    public int BidLevels;

    /// <summary>Ask levels known, 0 to 5.</summary>
    public int AskLevels;

    /// <summary>The bid levels.</summary>
    public DepthLevels Bids;

    /// <summary>The ask levels.</summary>
    public DepthLevels Asks;

    /// <summary>What was printed in the last 60 s; null without prints, or when there were too many to keep.</summary>
    public TradeFlow? Flow;

    /// <summary>VIX in force, in index points; null when none was told.</summary>
    public double? Vix;

    /// <summary>When it was told, nanoseconds UTC.</summary>
    public long VixNs;

    /// <summary>Time of the quotes of the options snapshot in force, which is its id, nanoseconds UTC; null without one.</summary>
    public long? ChainAsOfNs;

    /// <summary>When it was complete here, nanoseconds UTC.</summary>
    public long ChainNs;
}
