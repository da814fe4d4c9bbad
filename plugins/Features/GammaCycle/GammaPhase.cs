namespace MiaIa.Plugins.Features;

/// <summary>Where the session stands between two monthly expiries.</summary>
internal enum GammaPhase
{
    /// <summary>The last days before the expiry, and the expiry.</summary>
    ExpiryWeek,

    /// <summary>The days in which gamma is largest.</summary>
    GammaPeak,

    /// <summary>Gamma builds up.</summary>
    Moderate,

    /// <summary>Far from an expiry.</summary>
    Normal,

    /// <summary>The first two days after an expiry.</summary>
    PostExpiry,
}
