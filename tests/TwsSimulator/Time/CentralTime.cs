using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>US Central Time by its rule since 2007, without a time-zone database: the exchange's and this server's zone.</summary>
public static class CentralTime
{
    /// <summary>The zone as the protocol names it.</summary>
    public const string Zone = "US/Central";

    /// <summary>Local time of an instant.</summary>
    public static DateTime Local(DateTimeOffset utc) => utc.UtcDateTime + Offset(utc.UtcDateTime);

    /// <summary>Instant of a local time; the repeated hour of autumn is taken as summer time.</summary>
    public static DateTimeOffset Instant(DateTime local)
    {
        DateTime summer = DateTime.SpecifyKind(local.AddHours(5), DateTimeKind.Utc);
        DateTime winter = DateTime.SpecifyKind(local.AddHours(6), DateTimeKind.Utc);
        return new DateTimeOffset(Offset(summer) == TimeSpan.FromHours(-5) ? summer : winter);
    }

    /// <summary>The instant at which the local day of the given instant began.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset utc) => Instant(Local(utc).Date);

    /// <summary>Text such as <c>20261122 03:31:07 US/Central</c>.</summary>
    public static string Text(DateTimeOffset utc) => Local(utc).ToString("yyyyMMdd HH:mm:ss ", CultureInfo.InvariantCulture) + Zone;

    /// <summary>A time of a request: <c>yyyyMMdd HH:mm:ss US/Central</c> or <c>yyyyMMdd-HH:mm:ss</c> in UTC; null when it is neither.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, "yyyyMMdd-HH:mm:ss", culture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime utc))
        {
            return new DateTimeOffset(utc);
        }

        return text.EndsWith(" " + Zone, StringComparison.Ordinal)
            && DateTime.TryParseExact(text[..^(Zone.Length + 1)], "yyyyMMdd HH:mm:ss", culture, DateTimeStyles.None, out DateTime local)
            ? Instant(local) : null;
    }

    private static TimeSpan Offset(DateTime utc)
    {
        DateTime begin = Sunday(utc.Year, 3, 2).AddHours(8);
        DateTime end = Sunday(utc.Year, 11, 1).AddHours(7);
        return TimeSpan.FromHours(utc >= begin && utc < end ? -5 : -6);
    }

    private static DateTime Sunday(int year, int month, int nth)
    {
        var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        return first.AddDays(((7 - (int)first.DayOfWeek) % 7) + (7 * (nth - 1)));
    }
}
