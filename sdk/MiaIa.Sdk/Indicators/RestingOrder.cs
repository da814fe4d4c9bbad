namespace MiaIa.Sdk.Indicators;

/// <summary>An order that rests in a book.</summary>
internal struct RestingOrder
{
    /// <summary>Its number.</summary>
    public ulong Id;

    /// <summary>Its price, in ticks.</summary>
    public int PriceTicks;

    /// <summary>Contracts left; 0 marks an empty place.</summary>
    public int Size;

    /// <summary>Its side.</summary>
    public Side Side;
}
