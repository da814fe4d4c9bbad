namespace MiaIa.Host.Journal;

/// <summary>What an entry on its way to the journal is.</summary>
internal enum JournalEntryKind : byte
{
    /// <summary>A decision with its row.</summary>
    Decision,

    /// <summary>An order about to be sent.</summary>
    Order,

    /// <summary>The broker's answer.</summary>
    Answer,

    /// <summary>A round trip that ended.</summary>
    RoundTrip,

    /// <summary>A note.</summary>
    Note,
}
