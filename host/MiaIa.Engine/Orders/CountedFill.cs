namespace MiaIa.Engine.Orders;

/// <summary>An execution as it was counted, so that the broker may correct it.</summary>
internal struct CountedFill
{
    /// <summary>Contracts.</summary>
    public int Quantity;

    /// <summary>Price, in ticks.</summary>
    public int PriceTicks;

    /// <summary>Fees, in millionths of a dollar.</summary>
    public long FeeMicros;

    /// <summary>Number of the round trip it was counted in.</summary>
    public long Trip;

    /// <summary>Whether it opened a position or added to it.</summary>
    public bool IsOpening;
}
