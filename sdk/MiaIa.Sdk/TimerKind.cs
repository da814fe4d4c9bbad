namespace MiaIa.Sdk;

/// <summary>Why a timer went off.</summary>
public enum TimerKind : byte
{
    /// <summary>A point of event time that only moves the clock.</summary>
    Clock,

    /// <summary>New entries are allowed from here.</summary>
    EntriesOpen,

    /// <summary>No new entries from here.</summary>
    EntriesClose,

    /// <summary>Every position must be closed.</summary>
    SessionFlatten,
}
