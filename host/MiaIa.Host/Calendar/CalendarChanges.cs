namespace MiaIa.Host.Calendar;

/// <summary>What a file changes in the rules of the exchange calendar. Empty by default.</summary>
internal sealed record CalendarChanges
{
    /// <summary>Weekdays that are closed although the rules call them trading days.</summary>
    public IReadOnlySet<DateOnly> Closed { get; init; } = new HashSet<DateOnly>();

    /// <summary>Weekdays that are trading days although the rules call them holidays.</summary>
    public IReadOnlySet<DateOnly> Open { get; init; } = new HashSet<DateOnly>();

    /// <summary>Closes of the regular hours, New York time; 16:00 takes an early close of the rules away.</summary>
    public IReadOnlyDictionary<DateOnly, TimeOnly> Closes { get; init; } = new Dictionary<DateOnly, TimeOnly>();
}
