namespace MiaIa.Engine.Risk;

/// <summary>What the daily target does once it is reached.</summary>
public enum DailyTargetAction : byte
{
    /// <summary>No new entries while the day stands at it or above.</summary>
    NoEntries,

    /// <summary>Everything is closed, and there are no new entries until the next session date.</summary>
    Flatten,
}
