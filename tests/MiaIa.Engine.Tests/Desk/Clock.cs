namespace MiaIa.Engine.Tests;

/// <summary>
/// Moments of the session date Wednesday 2025-07-16 in New York time (UTC-4 in summer), and of the days around it.
/// </summary>
internal static class Clock
{
    public const long Millisecond = 1_000_000;
    public const long Second = 1000 * Millisecond;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    /// <summary>18:00 New York on Tuesday 2025-07-15: 22:00 UTC. 1,752,616,800 s since 1970 (date -u -d).</summary>
    public const long OpenNs = 1_752_616_800L * Second;

    /// <summary>A time of day of the session: 18:00 and later lie on the evening before.</summary>
    public static long At(int hour, int minute, int second = 0, int millisecond = 0, int day = 0)
    {
        int hoursIn = hour >= 18 ? hour - 18 : hour + 6;
        return OpenNs + (day * Day) + (hoursIn * Hour) + (minute * Minute) + (second * Second)
            + (millisecond * Millisecond);
    }
}
