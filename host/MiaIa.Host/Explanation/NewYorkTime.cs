using System.Globalization;
using MiaIa.Host.Calendar;

namespace MiaIa.Host.Explanation;

/// <summary>Instants as a clock in New York shows them.</summary>
internal sealed class NewYorkTime
{
    private const long NsPerTick = 100;

    private readonly ZoneClock _clock = ZoneClock.Of("America/New_York");

    /// <summary>Weekday, date and time.</summary>
    public string Text(long timeNs) => Local(timeNs).ToString("ddd yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    /// <summary>Time of day.</summary>
    public string TimeOfDay(long timeNs) => Local(timeNs).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private DateTime Local(long timeNs) => DateTime.UnixEpoch.AddTicks(_clock.ToLocalNs(timeNs) / NsPerTick);
}
