namespace MiaIa.Sdk;

/// <summary>What is known of an instrument. Prices are whole ticks everywhere; this turns them into points and dollars.</summary>
/// <param name="Id">Number used in events, from 0; the traded instrument is 0.</param>
/// <param name="Symbol">Root or index symbol: ES, MES, NQ, SPX, VIX.</param>
/// <param name="TickSize">Smallest price step, in points.</param>
/// <param name="TickValue">Value of one tick of one contract, in dollars; 0 for an index.</param>
/// <param name="FeePerSide">All fees of one contract bought or sold, in dollars; 0 for an index.</param>
/// <param name="IsIndex">Whether it is an index, which is never traded.</param>
public sealed record Instrument(
    short Id, string Symbol, decimal TickSize, decimal TickValue, decimal FeePerSide, bool IsIndex)
{
    /// <summary>Points per tick, as a double for features.</summary>
    public double PointsPerTick { get; } = (double)TickSize;

    /// <summary>The price of a number of ticks, in points.</summary>
    public decimal ToPrice(int ticks) => ticks * TickSize;

    /// <summary>
    /// The ticks of a computed price on the grid: the nearest one when it is as good as there, else the one on the side of caution, down
    /// for a long and up for a short. So an entry is not worse, a stop not tighter and a target not farther than computed.
    /// </summary>
    /// <param name="points">Price, in points.</param>
    /// <param name="side">Side of the position: Buy or Sell.</param>
    public int RoundToTicks(double points, Side side) => RoundTicks(points / PointsPerTick, side);

    /// <summary>The same for a price in ticks that may lie between two.</summary>
    /// <param name="ticks">Price, in ticks.</param>
    /// <param name="side">Side of the position: Buy or Sell.</param>
    public static int RoundTicks(double ticks, Side side)
    {
        const double OnGrid = 1e-6;
        double nearest = Math.Round(ticks);
        double rounded = Math.Abs(ticks - nearest) < OnGrid ? nearest : side is Side.Sell ? Math.Ceiling(ticks) : Math.Floor(ticks);
        return (int)rounded;
    }

    /// <summary>The ticks of a price; false when the price is not on the grid or out of range.</summary>
    /// <param name="price">Price, in points.</param>
    /// <param name="ticks">Whole ticks, when the answer is true.</param>
    public bool TryToTicks(decimal price, out int ticks)
    {
        decimal exact = price / TickSize;
        bool isOnGrid = exact == decimal.Truncate(exact) && Math.Abs(exact) <= int.MaxValue;
        ticks = isOnGrid ? (int)exact : 0;
        return isOnGrid;
    }
}
