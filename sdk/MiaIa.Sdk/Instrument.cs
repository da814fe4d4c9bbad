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
