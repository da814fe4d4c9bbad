using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads the times of the TWS (PROTOCOL 14.1).</summary>
public static class TwsTime
{
    private const int DateLength = 8;
    private const int LongestUnixTime = 11;
    private const long NsPerTick = 100;
    private const long NsPerSecond = 1_000_000_000;

    private static readonly string[] ClockForms = ["HH:mm:ss", "HH:mm"];

    /// <summary>
    /// Reads <c>20260413 15:27:04 US/Eastern</c>, the same with two blanks, without seconds or without zone, <c>20260413-15:27:04</c>
    /// (UTC), a date alone (its midnight) and unix seconds of nine to eleven digits.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="zones">Finds a zone by its name; null for one it does not know.</param>
    /// <param name="assumed">The zone of a text without one, or with one unknown; null when none may be assumed.</param>
    /// <param name="moment">The time.</param>
    /// <returns>False for any other text, for a local time that does not exist, and when a zone is needed and missing.</returns>
    public static bool TryParse(string text, Func<string, TimeZoneInfo?> zones, TimeZoneInfo? assumed, out TwsMoment moment)
    {
        moment = default;
        if (TryParseUnix(text, out long seconds))
        {
            moment = new(seconds * NsPerSecond, IsCertain: true);
            return true;
        }

        if (!TryParseDate(text, out DateOnly date))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(DateLength);
        bool isUtc = rest is ['-', ..];
        ReadOnlySpan<char> clock = isUtc ? rest[1..] : rest.TrimStart(' ');
        int end = clock.IndexOf(' ');
        ReadOnlySpan<char> zoneName = end < 0 ? default : clock[end..].Trim(' ');
        clock = end < 0 ? clock : clock[..end];
        TimeOnly time = TimeOnly.MinValue;
        bool isRead = rest.IsEmpty || TryParseClock(clock, out time);
        if (!isRead || (isUtc && !zoneName.IsEmpty))
        {
            return false;
        }

        TimeZoneInfo? named = isUtc ? TimeZoneInfo.Utc : zoneName.IsEmpty ? null : zones(zoneName.ToString());
        return TryPlace(date.ToDateTime(time), named, assumed, out moment);
    }

    /// <summary>Reads a date <c>yyyyMMdd</c>, alone or before a time.</summary>
    public static bool TryParseDate(string text, out DateOnly date)
    {
        date = default;
        bool isAlone = text.Length == DateLength || (text.Length > DateLength && text[DateLength] is ' ' or '-');
        return isAlone && DateOnly.TryParseExact(
            text.AsSpan(0, DateLength), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>Reads a time of day <c>HH:mm:ss</c> or <c>HH:mm</c>.</summary>
    public static bool TryParseClock(ReadOnlySpan<char> text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ClockForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static bool TryParseUnix(string text, out long seconds)
    {
        seconds = 0;
        return text.Length is > DateLength and <= LongestUnixTime
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
            && seconds < long.MaxValue / NsPerSecond;
    }

    private static bool TryPlace(DateTime local, TimeZoneInfo? named, TimeZoneInfo? assumed, out TwsMoment moment)
    {
        moment = default;
        TimeZoneInfo? zone = named ?? assumed;
        if (zone is null || zone.IsInvalidTime(local))
        {
            return false;
        }

        // Of an hour that comes twice the standard time is taken, and said to be uncertain.
        long ticks = local.Ticks - zone.GetUtcOffset(local).Ticks - DateTime.UnixEpoch.Ticks;
        if (Math.Abs(ticks) > long.MaxValue / NsPerTick)
        {
            return false;
        }

        moment = new(ticks * NsPerTick, IsCertain: named is not null && !zone.IsAmbiguousTime(local));
        return true;
    }
}
