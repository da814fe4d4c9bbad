namespace MiaIa.Engine.Risk;

/// <summary>How far trading is halted. A halt never blocks exits, cancels or the orders that flatten.</summary>
public enum HaltState : byte
{
    /// <summary>Not at all.</summary>
    Normal,

    /// <summary>No new entries.</summary>
    HaltEntries,

    /// <summary>Everything is closed, then only exits.</summary>
    HaltTrading,

    /// <summary>Every order cancelled and every position closed, and verified with the broker.</summary>
    Emergency,
}
