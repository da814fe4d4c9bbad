namespace MiaIa.Sdk.Options;

/// <summary>Where gammas come from.</summary>
public enum GammaSource
{
    /// <summary>Black and Scholes with each row's own volatility, re-priced along the profile.</summary>
    Reprice,

    /// <summary>The table's own gammas, at its spot: there is no profile and no flip.</summary>
    File,
}
