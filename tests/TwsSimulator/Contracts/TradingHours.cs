using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>The hour texts of contract details. On a Sunday the trading hours begin with a semicolon, as on real servers.</summary>
internal static class TradingHours
{
    private const int Days = 7;

    /// <summary>Trading hours 17:00 to 16:00.</summary>
    public static string Trading(DateTimeOffset now) => Text(now, d => $"{Day(d.AddDays(-1))}:1700-{Day(d)}:1600", "");

    /// <summary>Liquid hours 08:30 to 16:00.</summary>
    public static string Liquid(DateTimeOffset now) => Text(now, d => $"{Day(d)}:0830-{Day(d)}:1600", null);

    private static string Text(DateTimeOffset now, Func<DateTime, string> open, string? sunday)
    {
        DateTime today = CentralTime.Local(now).Date;
        IEnumerable<DateTime> days = Enumerable.Range(0, Days).Select(i => today.AddDays(i))
            .Where(d => sunday is null || d.DayOfWeek != DayOfWeek.Sunday || d == today);
        return string.Join(';', days.Select(d => d.DayOfWeek switch
        {
            DayOfWeek.Saturday => $"{Day(d)}:CLOSED",
            DayOfWeek.Sunday => sunday ?? $"{Day(d)}:CLOSED",
            _ => open(d),
        }));
    }

    private static string Day(DateTime date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
