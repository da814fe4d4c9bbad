using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Records;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>A place in the ring between the engine and the journal's writer; made once, used over and over.</summary>
internal sealed class JournalEntry
{
    /// <summary>What it is.</summary>
    public JournalEntryKind Kind { get; set; }

    /// <summary>Event time, nanoseconds UTC.</summary>
    public long TimeNs { get; set; }

    /// <summary>The order whose price is to change, and the price, in ticks.</summary>
    public (long OrderId, int PriceTicks) Change { get; set; }

    /// <summary>The order.</summary>
    public Order Order { get; set; }

    /// <summary>The broker's answer.</summary>
    public MarketEvent Answer { get; set; }

    /// <summary>The round trip.</summary>
    public RoundTrip Trip { get; set; }

    /// <summary>The halt.</summary>
    public HaltRecord Halt { get; set; }

    /// <summary>Why the halt ended; null for one that begins.</summary>
    public string? EndReason { get; set; }

    /// <summary>The inputs; null for any other entry.</summary>
    public InputRange? Inputs { get; set; }

    /// <summary>The account.</summary>
    public AccountRecord Account { get; set; }

    /// <summary>Kind of the note.</summary>
    public NoteKind NoteKind { get; set; }

    /// <summary>A record of a decision or a round trip.</summary>
    public RecordValues Records { get; } = new();

    /// <summary>Text of the note.</summary>
    public string Text { get; set; } = "";
}
