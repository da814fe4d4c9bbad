namespace MiaIa.Sdk;

/// <summary>Where the stop and the target of a strategy come from.</summary>
public enum BracketMode : byte
{
    /// <summary>From the structure of the market: behind what must hold, in front of what may stop the move.</summary>
    Structure,

    /// <summary>Fixed distances.</summary>
    Fixed,
}
