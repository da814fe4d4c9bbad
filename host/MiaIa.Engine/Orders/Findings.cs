namespace MiaIa.Engine.Orders;

/// <summary>What the broker's answers showed that needs more than the books.</summary>
[Flags]
internal enum Findings : short
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What the broker has may differ from what we know: it is to be asked.</summary>
    Doubt = 1,

    /// <summary>A fill went through zero, or a stop, target or exit opened a position.</summary>
    Reversed = 2,

    /// <summary>An order was filled for more than it was ever sent for.</summary>
    Overfilled = 4,

    /// <summary>The stop of a bracket was refused.</summary>
    StopRefused = 8,

    /// <summary>A stop that was to rescue a position was refused.</summary>
    RescueRefused = 16,

    /// <summary>The target of a bracket was refused.</summary>
    TargetRefused = 32,

    /// <summary>An entry was filled after it had ended.</summary>
    LateEntry = 64,

    /// <summary>A stop or target was filled for more than its entry, as far as that was told: a fill of the entry is missing.</summary>
    EntryMissing = 128,

    /// <summary>A stop ended that nobody asked to cancel.</summary>
    StopEnded = 256,
}
