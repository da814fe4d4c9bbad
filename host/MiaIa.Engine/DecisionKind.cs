namespace MiaIa.Engine;

/// <summary>What a decision comes to.</summary>
public enum DecisionKind : byte
{
    /// <summary>Nothing is done.</summary>
    NoTrade,

    /// <summary>A candidate without a setup: nothing is done yet.</summary>
    WaitBetterSetup,

    /// <summary>A long entry was sent.</summary>
    ExecuteLong,

    /// <summary>A short entry was sent.</summary>
    ExecuteShort,

    /// <summary>The position is being closed.</summary>
    ExitPosition,
}
