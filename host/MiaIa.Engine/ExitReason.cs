namespace MiaIa.Engine;

/// <summary>What ended a round trip.</summary>
public enum ExitReason : byte
{
    /// <summary>Not over.</summary>
    None,

    /// <summary>The protective stop.</summary>
    Stop,

    /// <summary>The target.</summary>
    Target,

    /// <summary>The strategy, or an opposite candidate.</summary>
    Rule,

    /// <summary>The end of the trading window.</summary>
    SessionFlatten,

    /// <summary>A limit or a halt.</summary>
    Halt,

    /// <summary>The contract rolled.</summary>
    Roll,

    /// <summary>It stood open for as many bars as it may.</summary>
    TimeStop,
}
