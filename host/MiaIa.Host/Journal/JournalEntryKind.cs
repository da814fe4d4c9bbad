namespace MiaIa.Host.Journal;

/// <summary>What an object on its way to the journal is.</summary>
internal enum JournalEntryKind : byte
{
    /// <summary>An order about to be sent.</summary>
    Order,

    /// <summary>A change of an order's price about to be asked for.</summary>
    Change,

    /// <summary>The broker's answer.</summary>
    Answer,

    /// <summary>A round trip that ended.</summary>
    RoundTrip,

    /// <summary>A halt that begins or ends.</summary>
    Halt,

    /// <summary>Inputs of the run.</summary>
    Inputs,

    /// <summary>Where the account stands.</summary>
    Account,

    /// <summary>A note.</summary>
    Note,

    /// <summary>The market at a decision.</summary>
    PreAnalysis,

    /// <summary>The quote at which an order was decided.</summary>
    OrderMark,

    /// <summary>How a round trip stands.</summary>
    PositionUpdate,

    /// <summary>What the price did after an exit.</summary>
    PostMortem,

    /// <summary>The label of the candidate of a round trip.</summary>
    Label,

    /// <summary>The figures of the statistics lines.</summary>
    Statistics,
}
