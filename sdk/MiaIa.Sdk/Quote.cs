namespace MiaIa.Sdk;

/// <summary>
/// The best bid and ask. A side that is not there has size 0 and price 0. Some feeds tell prices without sizes: then both
/// sizes are 0, and only a side that is not there has price 0.
/// </summary>
/// <param name="BidTicks">Best bid, in ticks.</param>
/// <param name="AskTicks">Best ask, in ticks.</param>
/// <param name="BidSize">Contracts at the bid; 0 when there is none, or when sizes are not known.</param>
/// <param name="AskSize">Contracts at the ask; 0 when there is none, or when sizes are not known.</param>
/// <param name="IsPriceOnly">Whether the sizes are not known; what needs sizes must not read this quote.</param>
public readonly record struct Quote(int BidTicks, int AskTicks, int BidSize, int AskSize, bool IsPriceOnly = false)
{
    /// <summary>Whether there is a bid.</summary>
    public bool HasBid => IsPriceOnly ? BidTicks != 0 : BidSize > 0;

    /// <summary>Whether there is an ask.</summary>
    public bool HasAsk => IsPriceOnly ? AskTicks != 0 : AskSize > 0;

    /// <summary>Whether both sides are there.</summary>
    public bool IsTwoSided => HasBid && HasAsk;

    /// <summary>Ask minus bid, in ticks. Meaningful when two-sided; negative when crossed.</summary>
    public int SpreadTicks => AskTicks - BidTicks;

    /// <summary>Middle of bid and ask, in ticks; may be a half.</summary>
    public double MidTicks => (BidTicks + (double)AskTicks) / 2;
}
