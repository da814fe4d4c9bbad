using System.Globalization;
using MiaIa.Sdk.Testing;

namespace MiaIa.Benchmarks;

/// <summary>
/// Writes one-minute bars of a random walk as a Sierra text export in Chicago time: 23 hours of every weekday, no holidays
/// and no rolls. Numbers of no meaning, in the layout and the amount of a real file.
/// </summary>
internal static class MinuteBars
{
    private const int MinutesPerDay = 23 * 60;
    private const int FirstTicks = 16_000;
    private const int LeastTicks = 4_000;
    private const decimal TickPoints = 0.25m;
    private const ulong Seed = 7;
    private static readonly DateTime FirstOpen = new(2018, 1, 1, 17, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; a file that is there is overwritten.</param>
    /// <param name="count">Bars, 1 or more.</param>
    public static void Write(string path, int count)
    {
        TestRandom random = new(Seed);
        using StreamWriter file = new(path);
        file.WriteLine("Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume");
        int price = FirstTicks;
        DateTime open = FirstOpen;
        for (int written = 0; written < count; open = open.AddDays(1))
        {
            if (open.AddDays(1).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            for (int minute = 0; minute < MinutesPerDay && written < count; minute++, written++)
            {
                file.WriteLine(Line(open.AddMinutes(minute), ref price, random));
            }
        }
    }

    private static string Line(DateTime time, ref int price, TestRandom random)
    {
        int open = price;
        price = Math.Max(LeastTicks, price + random.Next(-3, 3));
        int high = Math.Max(open, price) + random.Next(0, 2);
        int low = Math.Min(open, price) - random.Next(0, 2);
        int volume = random.Next(50, 900);
        int atBid = random.Next(0, volume);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time:yyyy/M/d}, {time:HH:mm:ss}, {Points(open)}, {Points(high)}, {Points(low)}, {Points(price)}, {volume}, {volume / 3}, {atBid}, {volume - atBid}");
    }

    private static string Points(int ticks) => (ticks * TickPoints).ToString("0.00", CultureInfo.InvariantCulture);
}
