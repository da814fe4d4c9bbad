namespace MiaIa.Plugins.Features;

/// <summary>Why there are levels or none.</summary>
internal enum ChainState
{
    /// <summary>There are levels.</summary>
    Ok,

    /// <summary>No chain has come.</summary>
    NoChain,

    /// <summary>The chain tells no price of the underlying, and neither does the index.</summary>
    NoSpot,

    /// <summary>Too few rows of the chain are valid.</summary>
    TooFewRows,

    /// <summary>The chain has no valid calls.</summary>
    NoCalls,

    /// <summary>The chain has no valid puts.</summary>
    NoPuts,

    /// <summary>Nothing tells how far the future is from the index.</summary>
    NoBasis,
}
