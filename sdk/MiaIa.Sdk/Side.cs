namespace MiaIa.Sdk;

/// <summary>
/// The side of an order, a position or the aggressor of a trade. The value is the sign: +1, 0, -1.
/// </summary>
public enum Side : sbyte
{
    /// <summary>Sells; short.</summary>
    Sell = -1,

    /// <summary>No side, or not known.</summary>
    None = 0,

    /// <summary>Buys; long.</summary>
    Buy = 1,
}
