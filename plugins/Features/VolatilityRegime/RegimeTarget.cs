namespace MiaIa.Plugins.Features;

/// <summary>What the volatility regime changes.</summary>
public enum RegimeTarget
{
    /// <summary>The threshold.</summary>
    Threshold,

    /// <summary>The score.</summary>
    Score,

    /// <summary>Both.</summary>
    Both,
}
