namespace MiaIa.Sdk;

/// <summary>Where the market data of a run come from. A plugin may ask for it in its constructor.</summary>
public enum MarketOrigin : byte
{
    /// <summary>A market that exists, recorded or live.</summary>
    Real,

    /// <summary>A market that was made up.</summary>
    Simulated,
}
