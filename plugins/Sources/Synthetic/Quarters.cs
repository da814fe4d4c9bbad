using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The front contract by date: quarterly months, left eight days before the third Friday (the host's calendar tells the
/// roll as an event, by the same rule). Here it decides the price: a later contract costs more.
/// </summary>
internal static class Quarters
{
    private const int LeftDaysBefore = 8;
    private const double CarryPerYear = 0.025;
    private const long DayNs = 86_400_000_000_000;
    private const double YearNs = 365.0 * DayNs;

    /// <summary>What holding until an expiry costs, as a share of the price.</summary>
    public static double Carry(long untilNs) => CarryPerYear * untilNs / YearNs;

    /// <summary>When the front contract of a session date expires: 09:30 of its third Friday.</summary>
    public static long EndNs(in Session session)
    {
        DateOnly date = DateOf(session.DateNumber);
        DateOnly month = new(date.Year, ((date.Month + 2) / 3) * 3, 1);
        DateOnly expiry = ThirdFriday(month);
        if (date >= expiry.AddDays(-LeftDaysBefore))
        {
            expiry = ThirdFriday(month.AddMonths(3));
        }

        return session.RegularOpenNs + ((expiry.DayNumber - date.DayNumber) * DayNs);
    }

    /// <summary>The third Friday of the month of a date, or of the month after it when it has passed.</summary>
    public static DateOnly NextThirdFriday(DateOnly after)
    {
        DateOnly month = new(after.Year, after.Month, 1);
        DateOnly friday = ThirdFriday(month);
        return friday > after ? friday : ThirdFriday(month.AddMonths(1));
    }

    public static DateOnly DateOf(int dateNumber) =>
        new(dateNumber / 10_000, dateNumber / 100 % 100, dateNumber % 100);

    private static DateOnly ThirdFriday(DateOnly firstOfMonth)
    {
        int toFriday = ((int)DayOfWeek.Friday - (int)firstOfMonth.DayOfWeek + 7) % 7;
        return firstOfMonth.AddDays(toFriday + 14);
    }
}
