using System.Globalization;
using System.IO.Compression;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Expected;

/// <summary>
/// Events of the real files, read as plainly as possible, with sessions from a fixed New York offset.
/// </summary>
internal static class MarketHistory
{
    private const decimal TickSize = 0.25m;

    public static List<MarketEvent> SierraFiveMinutes()
    {
        // Chicago is five hours behind UTC from 12 March to 5 November 2017.
        const int ChicagoHours = 5;
        List<MarketEvent> bars = [];
        foreach (string line in Lines(RealData.Path("sierra_5m", "ESM17-CME.scid_BarData__5m.txt.gz")).Skip(1))
        {
            string[] cells = line.Split(',', StringSplitOptions.TrimEntries);
            DateTime local = DateTime.Parse(cells[0] + " " + cells[1], CultureInfo.InvariantCulture);
            long startNs = Nanoseconds(local) + ChicagoHours * 60 * EventTimes.Minute;
            int sell = int.Parse(cells[8], CultureInfo.InvariantCulture);
            int buy = int.Parse(cells[9], CultureInfo.InvariantCulture);
            Bar bar = new(
                300, Ticks(cells[2]), Ticks(cells[3]), Ticks(cells[4]), Ticks(cells[5]),
                int.Parse(cells[6], CultureInfo.InvariantCulture), buy, sell, buy - sell, DeltaKind.Exact);
            bars.Add(MarketEvent.Of(startNs + 5 * EventTimes.Minute, 0, in bar, startNs));
        }

        return WithSessions(bars, newYorkHours: 4);
    }

    public static List<MarketEvent> LeanMinutes()
    {
        BulkVolume bulk = new();
        List<MarketEvent> bars = [];
        foreach (string day in new[] { "20131006", "20131007", "20131008" })
        {
            using ZipArchive zip = ZipFile.OpenRead(RealData.Path("lean", "future", "cme", "minute", "es", day + "_trade.zip"));
            using StreamReader reader = new(zip.GetEntry(day + "_es_minute_trade_201312.csv")!.Open());
            long midnightNs = Nanoseconds(DateTime.ParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture));
            while (reader.ReadLine() is { } line)
            {
                bars.Add(LeanBar(line.Split(','), midnightNs, bulk));
            }
        }

        return WithSessions(bars, newYorkHours: 4);
    }

    /// <summary>One row of the file after the other: quote and book when the book changed, then the print.</summary>
    public static List<MarketEvent> SierraTickByTick()
    {
        string[][] rows = [.. File.ReadLines(RealData.Path("sierra_tbt", "ES_2022-01-24_tbt.txt"))
            .Skip(1).Select(l => l.Split(';')).OrderBy(c => long.Parse(c[2], CultureInfo.InvariantCulture))];
        List<MarketEvent> events = [];
        string depthSequence = "";
        foreach (string[] row in rows)
        {
            long timeNs = TickTime(row[0], row[1]);
            if (row[3] != depthSequence)
            {
                depthSequence = row[3];
                AddBook(events, row, timeNs);
            }

            Trade print = new(
                Ticks(row[4]), int.Parse(row[5], CultureInfo.InvariantCulture), row[6] == "2" ? Side.Buy : Side.Sell);
            events.Add(MarketEvent.Of(timeNs, 0, in print));
        }

        return events;
    }

    /// <summary>
    /// Session events for every day that the events touch, New York being a fixed number of hours behind.
    /// </summary>
    public static List<MarketEvent> WithSessions(List<MarketEvent> events, int newYorkHours)
    {
        List<MarketEvent> all = [];
        DateTime day = DateTime.UnixEpoch.AddTicks(events[0].VenueNs / 100).Date.AddDays(-1);
        DateTime last = DateTime.UnixEpoch.AddTicks(events[^1].TimeNs / 100).Date.AddDays(2);
        for (; day < last; day = day.AddDays(1))
        {
            int number = (day.Year * 10_000) + (day.Month * 100) + day.Day;
            long openNs = Nanoseconds(day) - (6 - newYorkHours) * 60 * EventTimes.Minute;
            bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            all.AddRange(isWeekend ? [Closed(number, openNs)] : TestSessions.Day(number, openNs));
        }

        // Sessions first at equal time; the sort is stable.
        return [.. all.Concat(events).OrderBy(e => e.TimeNs)];
    }

    public static long Nanoseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks * 100;

    private static MarketEvent Closed(int number, long openNs)
    {
        Session session = TestSessions.Of(number, openNs, SessionWindow.Closed, isSessionStart: true);
        return MarketEvent.Of(openNs, session with { IsTradingDay = false });
    }

    private static MarketEvent LeanBar(string[] cells, long midnightNs, BulkVolume bulk)
    {
        long startNs = midnightNs + long.Parse(cells[0], CultureInfo.InvariantCulture) * 1_000_000;
        Bar bar = new(
            60, Ticks(cells[1]), Ticks(cells[2]), Ticks(cells[3]), Ticks(cells[4]),
            int.Parse(cells[5], CultureInfo.InvariantCulture), 0, 0, 0, DeltaKind.None);
        if (bulk.TryClassify(in bar, out double delta))
        {
            bar = bar with { Delta = delta, DeltaKind = DeltaKind.Estimated };
        }

        return MarketEvent.Of(startNs + EventTimes.Minute, 0, in bar, startNs);
    }

    private static void AddBook(List<MarketEvent> events, string[] row, long timeNs)
    {
        const int FirstSize = 15;
        const int Levels = 5;
        Quote quote = new(
            Ticks(row[8]),
            Ticks(row[7]),
            int.Parse(row[10], CultureInfo.InvariantCulture),
            int.Parse(row[9], CultureInfo.InvariantCulture));
        events.Add(MarketEvent.Of(timeNs, 0, in quote));
        events.Add(MarketEvent.Of(timeNs, 0, new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false)));
        for (int level = 0; level < Levels; level++)
        {
            int ask = int.Parse(row[FirstSize + 2 * level], CultureInfo.InvariantCulture);
            int bid = int.Parse(row[FirstSize + 2 * level + 1], CultureInfo.InvariantCulture);
            bool isLast = level == Levels - 1;
            events.Add(MarketEvent.Of(
                timeNs, 0, new Depth(Side.Sell, Ticks(row[13]) + level, ask, 0, DepthAction.Set, IsLast: false)));
            events.Add(MarketEvent.Of(
                timeNs, 0, new Depth(Side.Buy, Ticks(row[14]) - level, bid, 0, DepthAction.Set, isLast)));
        }
    }

    /// <summary>What follows the dot is a number of microseconds without leading zeros.</summary>
    private static long TickTime(string date, string time)
    {
        string[] parts = time.Split('.');
        DateTime second = DateTime.Parse(date + " " + parts[0], CultureInfo.InvariantCulture);
        return Nanoseconds(second) + long.Parse(parts[1], CultureInfo.InvariantCulture) * 1000;
    }

    private static IEnumerable<string> Lines(string packed)
    {
        using GZipStream stream = new(File.OpenRead(packed), CompressionMode.Decompress);
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static int Ticks(string price) => (int)(decimal.Parse(price, CultureInfo.InvariantCulture) / TickSize);
}
