namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The side of our execution.</summary>
public enum ExecutionSide
{
    /// <summary>A word we do not know.</summary>
    Unknown,

    /// <summary>Bought.</summary>
    Bought,

    /// <summary>Sold.</summary>
    Sold,
}
