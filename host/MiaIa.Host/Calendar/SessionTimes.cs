namespace MiaIa.Host.Calendar;

/// <summary>When entries begin and end and positions are closed, New York time. From 18:00 on: the evening before.</summary>
internal sealed record SessionTimes
{
    /// <summary>First moment of new entries; default 09:35.</summary>
    public TimeOnly EntriesOpen { get; init; } = new(9, 35);

    /// <summary>First moment without new entries; default 15:45.</summary>
    public TimeOnly EntriesClose { get; init; } = new(15, 45);

    /// <summary>When every position must be closed; default 15:55.</summary>
    public TimeOnly SessionFlatten { get; init; } = new(15, 55);

    /// <summary>How long before an early close entries end, in minutes; default 15.</summary>
    public int EarlyEntriesCloseMinutes { get; init; } = 15;

    /// <summary>How long before an early close positions are closed, in minutes; default 5.</summary>
    public int EarlyFlattenMinutes { get; init; } = 5;
}
