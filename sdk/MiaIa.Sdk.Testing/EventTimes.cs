namespace MiaIa.Sdk.Testing;

/// <summary>Moments as tests like to write them.</summary>
public static class EventTimes
{
    /// <summary>Nanoseconds in a second.</summary>
    public const long Second = 1_000_000_000;

    /// <summary>Nanoseconds in a minute.</summary>
    public const long Minute = 60 * Second;

    /// <summary>Nanoseconds since 1970 of a UTC time.</summary>
    public static long Utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) =>
        (new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * 100;
}
