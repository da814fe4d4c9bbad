namespace MiaIa.Engine;

/// <summary>What a note of the engine is about.</summary>
public enum NoteKind : byte
{
    /// <summary>Another contract became the front one.</summary>
    Roll,

    /// <summary>A plugin threw and is out for the run.</summary>
    Fault,

    /// <summary>A limit was reached.</summary>
    Limit,

    /// <summary>Trading halted.</summary>
    Halt,

    /// <summary>An invariant did not hold.</summary>
    Invariant,

    /// <summary>Something about the data.</summary>
    Data,

    /// <summary>What came after the last round trips says the same thing again.</summary>
    Insight,
}
