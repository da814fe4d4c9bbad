namespace MiaIa.Sdk;

/// <summary>What an order is for.</summary>
public enum OrderRole : byte
{
    /// <summary>Opens a position; the parent of a bracket.</summary>
    Entry,

    /// <summary>The protective stop of a bracket.</summary>
    Stop,

    /// <summary>The target of a bracket.</summary>
    Target,

    /// <summary>Closes a position at the market.</summary>
    Exit,
}
