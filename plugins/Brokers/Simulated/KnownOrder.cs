namespace MiaIa.Plugins.Brokers;

/// <summary>An order of this session date, as the broker tells it when it is asked.</summary>
internal struct KnownOrder
{
    /// <summary>Our id.</summary>
    public long Id;

    /// <summary>When it was taken, nanoseconds UTC.</summary>
    public long TakenNs;

    /// <summary>Contracts it works with, or worked with last, with those filled.</summary>
    public int Quantity;

    /// <summary>Its price, in ticks.</summary>
    public int PriceTicks;

    /// <summary>Whether it no longer works.</summary>
    public bool IsEnded;
}
