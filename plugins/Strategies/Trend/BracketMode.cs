namespace MiaIa.Plugins.Strategies;

/// <summary>Where stop and target come from.</summary>
public enum BracketMode
{
    /// <summary>From the structure of the market: behind the pullback or the broken high.</summary>
    Structure,

    /// <summary>Fixed distances.</summary>
    Fixed,
}
