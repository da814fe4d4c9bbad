using System.Globalization;

namespace MiaIa.Host.Reports;

/// <summary>
/// The axis of time: the bars one after the other, so that closed hours and gaps between files take no room. Marks stand where a round
/// time is passed.
/// </summary>
/// <param name="times">Close of each bar, nanoseconds UTC, in order.</param>
internal sealed class BarAxis(long[] times)
{
    private const long MinuteNs = 60_000_000_000;
    private const long HourNs = 60 * MinuteNs;
    private const long DayNs = 24 * HourNs;
    private const long NsPerTick = 100;
    private const double Closest = 0.8;

    private static readonly long[] Steps = [MinuteNs, 5 * MinuteNs, 15 * MinuteNs, 30 * MinuteNs, HourNs, 2 * HourNs, 4 * HourNs, 6 * HourNs, 12 * HourNs, DayNs, 7 * DayNs];
    private static readonly int[] Months = [1, 3, 6, 12, 24, 60];

    /// <summary>The axis.</summary>
    public ChartAxis Axis => new("time (UTC), bar by bar", 0, Math.Max(1, times.Length - 1), Ticks);

    /// <summary>Where a moment lies: the last bar that closed by then.</summary>
    public double At(long timeNs)
    {
        int at = Array.BinarySearch(times, timeNs);
        return Math.Max(0, at >= 0 ? at : ~at - 1);
    }

    private static DateTime Time(long timeNs) => DateTime.UnixEpoch.AddTicks(timeNs / NsPerTick);

    private static long MonthOf(long timeNs) => Time(timeNs) is var t ? (12L * t.Year) + t.Month - 1 : 0;

    private IReadOnlyList<ChartTick> Ticks(int most)
    {
        if (times.Length == 0)
        {
            return [];
        }

        List<int>? found = null;
        string format = "yyyy";
        for (int i = Months.Length - 1; i >= 0; i--)
        {
            int months = Months[i];
            if (Passed(t => MonthOf(t) / months, most) is not { } places)
            {
                break;
            }

            (found, format) = (places, months >= 12 ? "yyyy" : "yyyy-MM");
        }

        for (int i = Steps.Length - 1; i >= 0; i--)
        {
            long step = Steps[i];
            if (Passed(t => t / step, most) is not { } places)
            {
                break;
            }

            (found, format) = (places, step >= DayNs ? "yyyy-MM-dd" : times[^1] - times[0] < DayNs ? "HH:mm" : "MM-dd HH:mm");
        }

        return Spread(found ?? [], format, most);
    }

    // Where the number of a period changes; null when that is too often.
    private List<int>? Passed(Func<long, long> period, int most)
    {
        List<int> places = [];
        long last = period(times[0]);
        for (int i = 1; i < times.Length; i++)
        {
            long now = period(times[i]);
            if (now != last)
            {
                places.Add(i);
                last = now;
                if (places.Count > most)
                {
                    return null;
                }
            }
        }

        return places;
    }

    private ChartTick[] Spread(List<int> places, string format, int most)
    {
        double least = Closest * times.Length / Math.Max(1, most);
        List<ChartTick> ticks = [];
        foreach (int place in places)
        {
            if (ticks.Count == 0 || place - ticks[^1].Value >= least)
            {
                ticks.Add(new ChartTick(place, Time(times[place]).ToString(format, CultureInfo.InvariantCulture)));
            }
        }

        return ticks.Count > 0 ? [.. ticks] : [new ChartTick(0, Time(times[0]).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];
    }
}
