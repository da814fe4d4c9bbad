namespace MiaIa.Sdk;

/// <summary>What is wrong with a record of market data.</summary>
public enum ProblemKind : byte
{
    /// <summary>A row or record that cannot be read.</summary>
    BadRecord,

    /// <summary>A price that is not on the tick grid.</summary>
    OffGrid,

    /// <summary>A time before the one of the record before it.</summary>
    TimeBackwards,

    /// <summary>A bar whose high, low, volume or delta are impossible.</summary>
    ImpossibleBar,

    /// <summary>A bid at or above the ask. Kept; counted.</summary>
    CrossedQuote,

    /// <summary>The file ends in the middle of a record.</summary>
    Truncated,

    /// <summary>A record of a kind that this program does not use.</summary>
    NotUsed,

    /// <summary>A change of an order that is not in the book, or the arrival of one that is.</summary>
    BookMismatch,
}
