using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>Opens the synthetic market over March 2025 and reads it to its end.</summary>
internal static class SyntheticRun
{
    public static readonly Instruments Es = new([new Instrument(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false)]);

    public static readonly Instruments All = new([
        Es.Traded,
        new Instrument(1, "NQ", 0.25m, 5.00m, 3.45m, IsIndex: false),
        new Instrument(2, "VIX", 0.01m, 0, 0, IsIndex: true),
        new Instrument(3, "SPX", 0.01m, 0, 0, IsIndex: true),
    ]);

    /// <summary>Trading days from Monday 10 March 2025 on; New York is at UTC-4.</summary>
    public static Session[] Days(int count)
    {
        List<Session> days = [];
        for (int day = 10; days.Count < count; day++)
        {
            DateTime date = new DateTime(2025, 3, 1).AddDays(day - 1);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                days.Add(Day(date, regularHours: 6.5));
            }
        }

        return [.. days];
    }

    public static Session Day(DateTime date, double regularHours)
    {
        long midnightNs = EventTimes.Utc(date.Year, date.Month, date.Day);
        long regularOpenNs = midnightNs + (((13 * 60) + 30) * EventTimes.Minute);
        return new Session(
            SessionWindow.AfterHours,
            (date.Year * 10_000) + (date.Month * 100) + date.Day,
            midnightNs - (2 * 60 * EventTimes.Minute),
            regularOpenNs,
            regularOpenNs + (long)(regularHours * 60 * EventTimes.Minute),
            IsTradingDay: true,
            IsSessionStart: true,
            DaysToExpiry: 5,
            DaysSinceExpiry: 10);
    }

    public static IEventReader Open(SyntheticOptions options, IReadOnlyList<Session> calendar) =>
        new MiaIa.Plugins.Sources.Synthetic(options).Open(Es, calendar, new NoProblems());

    public static void ForEach(SyntheticOptions options, IReadOnlyList<Session> calendar, Action<MarketEvent> see) =>
        ForEach(options, Es, calendar, see);

    /// <summary>Reads it with watched instruments to its end and gives the labels of what was planted.</summary>
    public static IReadOnlyList<PlantedLabel> ForEach(
        SyntheticOptions options, Instruments instruments, IReadOnlyList<Session> calendar, Action<MarketEvent> see)
    {
        MiaIa.Plugins.Sources.Synthetic market = new(options);
        using IEventReader reader = market.Open(instruments, calendar, new NoProblems());
        MarketEvent[] buffer = new MarketEvent[1000];
        while (!reader.IsEnded)
        {
            int count = reader.Read(buffer);
            for (int i = 0; i < count; i++)
            {
                see(buffer[i]);
            }
        }

        return market.Labels;
    }
}
