namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What happens to a row of a book; rows below move on insert and delete.</summary>
public enum DepthOperation
{
    /// <summary>A new row.</summary>
    Insert = 0,

    /// <summary>A changed row.</summary>
    Update = 1,

    /// <summary>A removed row.</summary>
    Delete = 2,
}
