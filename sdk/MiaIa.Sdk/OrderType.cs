namespace MiaIa.Sdk;

/// <summary>How an order is priced.</summary>
public enum OrderType : byte
{
    /// <summary>At the market.</summary>
    Market,

    /// <summary>At the limit price or better.</summary>
    Limit,

    /// <summary>At the market once the stop price trades.</summary>
    Stop,
}
