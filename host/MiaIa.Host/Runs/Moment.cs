using System.Globalization;

namespace MiaIa.Host.Runs;

/// <summary>Event times as text.</summary>
internal static class Moment
{
    private const long TicksPerNanosecondDivisor = 100;
    private const string ToSeconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>ISO 8601 in UTC, with a fraction only when it is not zero.</summary>
    public static string Text(long timeNs)
    {
        long fraction = timeNs % 1_000_000_000;
        DateTime time = DateTime.UnixEpoch.AddTicks(timeNs / TicksPerNanosecondDivisor);
        string text = time.ToString(ToSeconds, CultureInfo.InvariantCulture);
        return fraction == 0 ? text + "Z" : text + "." + fraction.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0') + "Z";
    }
}
