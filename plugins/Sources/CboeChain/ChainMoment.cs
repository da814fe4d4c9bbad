using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>When a table is of.</summary>
/// <param name="Date">Quote date in New York.</param>
/// <param name="TimeNs">Quote time, nanoseconds UTC: what events are stamped with.</param>
internal readonly record struct ChainMoment(DateOnly Date, long TimeNs)
{
    private const string Zone = "America/New_York";
    private const long NsPerDay = 86_400_000_000_000;
    private const long EndOfDayNs = ((16 * 60) + 15) * 60_000_000_000L;

    /// <summary>Midnight of a date, nanoseconds since 1970, in no zone.</summary>
    public static long MidnightNs(DateOnly date) => (date.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * NsPerDay;

    /// <summary>
    /// The date is the one in the name of the file, else the written one. The time is the written one when it lies on that date
    /// in New York, else 16:15: people save a table hours or days later, and its quotes are those of the close then.
    /// </summary>
    /// <returns>Null when there is no date at all.</returns>
    public static ChainMoment? Of(string path, ChainDate written, ITimeZones zones)
    {
        long? writtenNs = written.ToUtcNs(zones);
        DateOnly? writtenDate = writtenNs is { } ns && written.Date is { } local ? InNewYork(ns, local, zones) : written.Date;
        if ((ChainDate.InName(Path.GetFileName(path)) ?? writtenDate) is not { } date)
        {
            return null;
        }

        return new ChainMoment(
            date,
            writtenNs is { } time && writtenDate == date ? time : zones.ToUtcNs(Zone, MidnightNs(date) + EndOfDayNs));
    }

    private static DateOnly InNewYork(long timeNs, DateOnly written, ITimeZones zones)
    {
        DateOnly date = written.AddDays(1);
        while (timeNs < zones.ToUtcNs(Zone, MidnightNs(date)))
        {
            date = date.AddDays(-1);
        }

        return date;
    }
}
