namespace MiaIa.Sdk;

/// <summary>What a strategy asks for.</summary>
public enum ProposalKind : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Open a position.</summary>
    Enter,

    /// <summary>Close the position.</summary>
    Exit,

    /// <summary>Nothing either, but the setup is counted and reported: one too weak to trade.</summary>
    Watch,
}
