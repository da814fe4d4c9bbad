using System.Globalization;
using MiaIa.Engine;
using MiaIa.Host.Archive;
using MiaIa.Host.Calendar;
using MiaIa.Host.Explanation;
using MiaIa.Host.Live;
using MiaIa.Host.Performance;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Reports;

/// <summary>Reads what a report shows from the journal of a run.</summary>
/// <param name="journal">The journal.</param>
/// <param name="ledger">Counts the trials anew; null for the count of the run's end.</param>
/// <param name="known">The figures of the end, where they are at hand; null to read them.</param>
internal sealed class ReportReader(RunJournal journal, TrialLedger? ledger = null, RunFigures? known = null)
{
    private const decimal TickSizeOfEs = 0.25m;
    private const decimal TickValueOfEs = 12.50m;
    private const int Year = 10_000;
    private const int Month = 100;

    private readonly ExchangeCalendar _calendar = new();

    /// <summary>Reads it.</summary>
    public ReportContent Read()
    {
        RunFigures? figures = known ?? RunFigures.Read(journal.Header);
        decimal tickSize = Money("tick-size") ?? TickSizeOfEs;
        decimal tickValue = Money("tick-value") ?? TickValueOfEs;
        (long[] times, double[] prices) = Bars(tickSize);
        TaggedTrip[] trips = Trips(figures);
        decimal? capital = figures?.Capital ?? CapitalOfAccount();
        PerformanceReport performance = PerformanceReport.Of(trips, tickValue, capital ?? 0, figures?.Dates ?? Dates(times));
        return new ReportContent
        {
            Id = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(journal.Path))) ?? "",
            Mode = journal.Header.GetValueOrDefault(RunHeader.ModeKey, ""),
            Desk = journal.Header.GetValueOrDefault(LiveTerms.BadgeKey, ""),
            Provenance = journal.Header.GetValueOrDefault("provenance", "UNKNOWN"),
            IsSuspect = journal.IsSuspect,
            Header = journal.Header,
            Figures = figures,
            Trips = trips,
            Performance = performance with { Deflation = DeflationOf(figures, performance) },
            Capital = capital,
            BarTimes = times,
            BarPrices = prices,
            Answers = Answers(),
            TickSize = tickSize,
            TickValue = tickValue,
        };
    }

    private Deflation DeflationOf(RunFigures? figures, PerformanceReport performance) =>
        figures is null ? Deflation.Uncounted("there are no figures of the end of the run")
        : ledger is null || figures.Deflation.Trials is null ? figures.Deflation
        : ledger.Of(journal, performance.Daily);

    private decimal? Money(string key) =>
        decimal.TryParse(journal.Header.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    private decimal? CapitalOfAccount() => journal.First("SELECT equity FROM account ORDER BY number LIMIT 1")?.Money("equity");

    private (long[] Times, double[] Prices) Bars(decimal tickSize)
    {
        List<long> times = [];
        List<double> prices = [];
        double points = (double)tickSize;
        journal.Each("SELECT time_ns, price_ticks FROM decision_records WHERE is_bar_close = 1 ORDER BY number", (time, price) =>
        {
            if (times.Count == 0 || time > times[^1])
            {
                times.Add(time);
                prices.Add(price * points);
            }
        });
        return ([.. times], [.. prices]);
    }

    private int[] Dates(long[] times) =>
    [
        .. times.Select(t => _calendar.TradingDate(t)).Distinct().Select(d => (d.Year * Year) + (d.Month * Month) + d.Day),
    ];

    private TaggedTrip[] Trips(RunFigures? figures)
    {
        IReadOnlyList<JournalRow> rows = journal.Rows("SELECT * FROM round_trips ORDER BY id");
        Dictionary<long, string?> regimes = figures is not null || rows.Count == 0
            ? []
            : journal.Rows("SELECT b.round_trip_id AS trip, s.regime FROM brackets b JOIN signals s ON s.order_id = b.entry_id WHERE b.round_trip_id IS NOT NULL")
                .GroupBy(r => r.Long("trip")).ToDictionary(g => g.Key, g => g.Last().Text("regime"));
        return [.. rows.Select((r, i) => Tagged(r, figures is null ? regimes.GetValueOrDefault(r.Long("id")) : figures.Regimes.ElementAtOrDefault(i)))];
    }

    private TaggedTrip Tagged(JournalRow row, string? regime)
    {
        decimal fees = row.Money("fees");
        RoundTrip trip = new(
            row.Long("id"), Enum.Parse<Side>(row.Text("side")!), (int)row.Long("quantity"), row.Long("entry_ns"), row.Money("entry_ticks"),
            row.Long("exit_ns"), row.Money("exit_ticks"), row.Money("net") + fees, fees, (int)row.Long("risk_ticks"),
            (int)row.Long("adverse_ticks"), (int)row.Long("favourable_ticks"), (int)row.Long("slippage_ticks"),
            Enum.Parse<ExitReason>(row.Text("exit_reason")!), 0, 0, (int)row.Long("session_date"));
        return new TaggedTrip(
            trip, row.Text("strategy") + "." + row.Text("setup"), regime,
            Words.Kebab(_calendar.SessionAt(trip.EntryNs).Window.ToString()), _calendar.HourOf(trip.EntryNs));
    }

    private ModelAnswer[] Answers() =>
    [
        .. journal.Rows(
                """
                SELECT m.probability, l.label FROM labels l JOIN decision_records d ON d.order_id = l.order_id JOIN model_answers m ON m.decision = d.number
                WHERE l.label IS NOT NULL AND m.probability IS NOT NULL ORDER BY l.sequence
                """)
            .Select(r => new ModelAnswer(r.Number("probability")!.Value, r.Long("label") == 1)),
    ];
}
