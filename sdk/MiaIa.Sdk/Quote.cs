namespace MiaIa.Sdk;

/// <summary>The best bid and ask. A side that is not there has size 0 and price 0.</summary>
/// <param name="BidTicks">Best bid, in ticks.</param>
/// <param name="AskTicks">Best ask, in ticks.</param>
/// <param name="BidSize">Contracts at the bid; 0 when there is none.</param>
/// <param name="AskSize">Contracts at the ask; 0 when there is none.</param>
public readonly record struct Quote(int BidTicks, int AskTicks, int BidSize, int AskSize)
{
    /// <summary>Whether both sides are there.</summary>
    public bool IsTwoSided => BidSize > 0 && AskSize > 0;

    /// <summary>Ask minus bid, in ticks. Meaningful when two-sided; negative when crossed.</summary>
    public int SpreadTicks => AskTicks - BidTicks;

    /// <summary>Middle of bid and ask, in ticks; may be a half.</summary>
    public double MidTicks => (BidTicks + (double)AskTicks) / 2;
}
