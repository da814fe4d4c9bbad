using MiaIa.Engine;
using MiaIa.Engine.Risk;

namespace MiaIa.Host.Alerts;

/// <summary>A place in the ring between the engine and the alerts; made once, used over and over.</summary>
internal sealed class AlertEntry
{
    /// <summary>What it is.</summary>
    public AlertEntryKind Kind { get; set; }

    /// <summary>Event time, nanoseconds UTC.</summary>
    public long TimeNs { get; set; }

    /// <summary>The halt.</summary>
    public HaltRecord Halt { get; set; }

    /// <summary>Why the halt ended; null for one that begins.</summary>
    public string? EndReason { get; set; }

    /// <summary>Kind of the note.</summary>
    public NoteKind NoteKind { get; set; }

    /// <summary>Text of the note.</summary>
    public string Text { get; set; } = "";

    /// <summary>The account.</summary>
    public RiskReading Reading { get; set; }

    /// <summary>Net result of the round trip, dollars.</summary>
    public decimal Net { get; set; }

    /// <summary>The order.</summary>
    public long OrderId { get; set; }

    /// <summary>Whether the order is an entry or an exit, and no child of a bracket.</summary>
    public bool IsCounted { get; set; }
}
