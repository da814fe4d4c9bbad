namespace MiaIa.Plugins.Sources;

/// <summary>What an entry of a LEAN zip holds.</summary>
internal enum LeanKind : byte
{
    /// <summary>Bars of trades, or prints in the tick resolution.</summary>
    Trade,

    /// <summary>Bars of the bid and of the ask.</summary>
    Quote,

    /// <summary>Open interest.</summary>
    OpenInterest,
}
