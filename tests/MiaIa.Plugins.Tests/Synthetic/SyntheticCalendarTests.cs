using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>The roll to the next contract and the halts of the whole market.</summary>
public sealed class SyntheticCalendarTests
{
    // From 14 March 2025 on, so that no change of the contract moves what the fall is counted from.
    private const int FirstHaltDay = 4;
    private const int HaltDays = 6;
    private const int HaltSeed = 7;

    [Fact]
    public void TheNextContractCostsMoreByAQuarterOfInterest()
    {
        // The March contract is left eight days before its third Friday, 21 March 2025: with the session of 13 March.
        Session[] days = SyntheticRun.Days(5);
        double[] open = new double[5];
        double[] close = new double[5];
        SyntheticRun.ForEach(new SyntheticOptions { Days = 5, Activity = 0.1 }, days, e =>
        {
            if (e.Kind is EventKind.Quote)
            {
                int day = Array.FindLastIndex(days, d => e.TimeNs >= d.OpenNs);
                open[day] = open[day] == 0 ? e.Quote.MidTicks : open[day];
                close[day] = e.Quote.MidTicks;
            }
        });
        double[] jumps = [.. Enumerable.Range(1, 4).Select(d => open[d] - close[d - 1])];
        jumps[2].Should().BeApproximately(close[2] * 0.025 * 91 / 365, 1.5);
        jumps.Where((_, i) => i != 2).Should().OnlyContain(j => Math.Abs(j) <= 0.5);
    }

    [Fact]
    public void TradingStopsForAQuarterOfAnHourWhenThePriceHasFallenBySevenPercent()
    {
        (int halts, int falls) = Halts(HaltSeed);
        halts.Should().BePositive("a deviation of 5 % a day reaches -7 % soon");
        falls.Should().Be(halts, "no halt without a fall");
    }

    /// <summary>Holes of a quarter of an hour in the regular hours; and those that begin 7 % below the last close.</summary>
    private static (int Halts, int Falls) Halts(int seed)
    {
        Session[] days = SyntheticRun.Days(FirstHaltDay + HaltDays)[FirstHaltDay..];
        long lastNs = 0;
        double mid = 0;
        double reference = 0;
        double regularMid = 0;
        int day = -1;
        (int halts, int falls) = (0, 0);
        SyntheticRun.ForEach(new SyntheticOptions { Seed = seed, Days = HaltDays, Activity = 0.1, DailyVolatilityPercent = 5 }, days, e =>
        {
            int now = day + (day + 1 < days.Length && e.TimeNs >= days[day + 1].OpenNs ? 1 : 0);
            if (now != day)
            {
                day = now;
                reference = regularMid;
            }
            else if (days[now].IsRegularHours(e.TimeNs) && e.TimeNs - lastNs >= 15 * EventTimes.Minute)
            {
                halts++;
                falls += mid <= reference * 0.93 ? 1 : 0;
                (e.Kind is EventKind.Depth && e.Depth.Action is DepthAction.Clear).Should().BeTrue("the book opens anew");
            }

            lastNs = e.TimeNs;
            if (e.Kind is EventKind.Quote)
            {
                mid = e.Quote.MidTicks;
                reference = reference == 0 ? mid : reference;
                regularMid = days[now].IsRegularHours(e.TimeNs) ? mid : regularMid;
            }
        });
        return (halts, falls);
    }
}
