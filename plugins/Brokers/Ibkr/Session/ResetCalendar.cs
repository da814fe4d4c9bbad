using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>IB's published resets, in New York time.</summary>
/// <param name="zones">The host's time zones.</param>
public sealed class ResetCalendar(ITimeZones zones)
{
    private const string Zone = "America/New_York";
    private const long NsPerMinute = 60_000_000_000;
    private const long NsPerHour = 60 * NsPerMinute;
    private const long NsPerDay = 24 * NsPerHour;

    private const int NightlyStart = 15;
    private const int NightlyEnd = 105;
    private const int WeekendStart = 23 * 60;
    private const int WeekendEnd = 3 * 60;
    private const int TokenStart = 60;

    // An hour before CME opens: a login that has not come by then is missed by the trader.
    private const int TokenEnd = 17 * 60;

    // The host's zones keep what they looked up last: one caller at a time.
    private readonly Lock _gate = new();

    /// <summary>The reset of IB's servers that a time falls into.</summary>
    /// <param name="utcNs">UTC nanoseconds.</param>
    public ResetPeriod ServerReset(long utcNs)
    {
        (DayOfWeek day, long dayNs, int minute) = Local(utcNs);
        return day switch
        {
            DayOfWeek.Friday when minute >= WeekendStart => Period(ResetKind.Weekend, dayNs + NsPerDay, WeekendEnd),
            DayOfWeek.Saturday when minute < WeekendEnd => Period(ResetKind.Weekend, dayNs, WeekendEnd),
            not DayOfWeek.Saturday when minute is >= NightlyStart and < NightlyEnd => Period(ResetKind.Nightly, dayNs, NightlyEnd),
            _ => default,
        };
    }

    /// <summary>The reason for which no login may be there at a time: the week's token expired, or IB is in a reset.</summary>
    /// <param name="utcNs">UTC nanoseconds.</param>
    public ResetPeriod LoginAbsence(long utcNs)
    {
        (DayOfWeek day, long dayNs, int minute) = Local(utcNs);
        return day is DayOfWeek.Sunday && minute is >= TokenStart and < TokenEnd
            ? Period(ResetKind.TokenExpiry, dayNs, TokenEnd)
            : ServerReset(utcNs);
    }

    private ResetPeriod Period(ResetKind kind, long dayNs, int endMinute) =>
        new(kind, ToUtcNs(dayNs + (endMinute * NsPerMinute)));

    private long ToUtcNs(long localNs)
    {
        lock (_gate)
        {
            return zones.ToUtcNs(Zone, localNs);
        }
    }

    private (DayOfWeek Day, long DayNs, int Minute) Local(long utcNs)
    {
        // The zones only know the way from local time to UTC: of New York's two offsets, summer's is right if it leads back.
        long localNs = utcNs - (4 * NsPerHour);
        if (ToUtcNs(localNs) != utcNs)
        {
            localNs -= NsPerHour;
        }

        (long days, long rest) = Math.DivRem(localNs, NsPerDay);
        DayOfWeek day = (DayOfWeek)((days + (long)DayOfWeek.Thursday) % 7); // 1970 began on a Thursday
        return (day, days * NsPerDay, (int)(rest / NsPerMinute));
    }
}
