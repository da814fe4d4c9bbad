namespace MiaIa.Host.Archive;

/// <summary>Kinds of records, in the order of those of the same moment.</summary>
internal enum RecordKind
{
    /// <summary>The market at a decision.</summary>
    PreAnalysis,

    /// <summary>The decision with its explanation.</summary>
    Decision,

    /// <summary>An order and what became of it.</summary>
    Execution,

    /// <summary>How a round trip stood.</summary>
    PositionUpdate,

    /// <summary>What a round trip came to.</summary>
    FinalResult,

    /// <summary>What the price did after an exit.</summary>
    PostMortem,
}
