namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>A side of a book.</summary>
public enum DepthSide
{
    /// <summary>Offers.</summary>
    Ask = 0,

    /// <summary>Bids.</summary>
    Bid = 1,
}
