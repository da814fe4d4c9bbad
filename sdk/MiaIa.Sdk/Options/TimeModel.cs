namespace MiaIa.Sdk.Options;

/// <summary>How the time to expiry is counted.</summary>
public enum TimeModel
{
    /// <summary>Seconds to the instant of settlement, at least an hour, over a year of 365 days.</summary>
    Settlement,

    /// <summary>
    /// Whole days from the quote date, at least one, over 365; what expires on or before the quote date is left out. For end-of-day
    /// tables without a time.
    /// </summary>
    CalendarDays,
}
