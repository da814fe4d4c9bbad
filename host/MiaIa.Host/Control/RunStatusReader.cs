using System.Globalization;
using MiaIa.Host.Explanation;
using MiaIa.Host.Health;
using MiaIa.Host.Live;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>Reads where a run stands, from its process file and read-only from its journal, whether it goes on or not.</summary>
internal static class RunStatusReader
{
    /// <summary>The orders that may still be filled.</summary>
    internal const string Working = """
        SELECT o.id, o.time_ns, o.role, o.type, o.side, o.quantity, o.price_ticks,
          (SELECT price_ticks FROM order_events e WHERE e.order_id = o.id AND e.kind = 'Change' ORDER BY number DESC LIMIT 1) AS changed,
          coalesce((SELECT sum(quantity) FROM fills f WHERE f.order_id = o.id), 0) AS filled
        FROM orders o
        WHERE filled < o.quantity
          AND NOT EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.kind = 'OrderCancelled')
          AND NOT EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.kind = 'OrderRejected'
            AND NOT EXISTS (SELECT 1 FROM order_events a WHERE a.order_id = o.id AND a.kind = 'OrderAcknowledged' AND a.number < e.number))
        ORDER BY o.id
        """;

    /// <summary>Reads it.</summary>
    /// <param name="database">The run's database.</param>
    public static RunStatus Read(string database)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(database))!;
        ControlFolder control = ControlFolder.Of(folder);
        RunProcess? process = RunProcess.Of(control);
        RunState? state = process is { IsAlive: true } ? RunState.Of(control) : null;
        using RunJournal journal = RunJournal.Open(database);
        JournalRow? decision = journal.First("SELECT number, time_ns, price_ticks, decision, reason, strategy FROM decisions ORDER BY number DESC LIMIT 1");
        IReadOnlyList<JournalRow> trips = journal.Rows("SELECT net, session_date FROM round_trips");
        long lastDate = trips.Count == 0 ? 0 : trips.Max(t => t.Long("session_date"));
        (long position, double? entry) = PositionOf(journal);
        string id = Path.GetFileName(folder);
        return new RunStatus
        {
            Id = id,
            Mode = process?.Mode ?? journal.Header.GetValueOrDefault(RunHeader.ModeKey) ?? (id.LastIndexOf('-') is > 0 and int at ? id[(at + 1)..] : null),
            Badge = journal.Header.GetValueOrDefault(LiveTerms.BadgeKey),
            Provenance = journal.Header.GetValueOrDefault("provenance"),
            Process = process is { IsAlive: true } ? process : null,
            IsBroken = process is { IsAlive: false },
            Finished = journal.Header.GetValueOrDefault("finished"),
            TimeNs = state?.TimeNs ?? LastNs(journal),
            Position = position,
            EntryTicks = entry,
            Orders = [.. journal.Rows(Working).Select(OrderLine)],
            RoundTrips = trips.Count,
            Net = trips.Sum(t => Money(t.Text("net"))),
            DayNet = trips.Where(t => t.Long("session_date") == lastDate).Sum(t => Money(t.Text("net"))),
            PriceTicks = decision?.LongOrNull("price_ticks"),
            Halts = new HaltTable(database).Read(),
            Decision = state?.Decision ?? (decision is null ? null : DecisionLine(decision)),
            Feed = state?.Feed,
            Health = process is { IsAlive: true } ? HealthJson.Read(AtomicFile.Read(control.HealthPath)) : null,
            Note = journal.First("SELECT time_ns, kind, text FROM notes ORDER BY number DESC LIMIT 1") is { } note
                ? $"{Moment.Text(note.Long("time_ns"))} {Words.Kebab(note.Text("kind")!)}: {note.Text("text")}"
                : null,
            JournalBehind = state?.JournalBehind,
            IsKillFile = new KillFile(Path.GetDirectoryName(folder)!).Exists,
        };
    }

    private static long? LastNs(RunJournal journal) => journal.First("""
        SELECT max(t) AS t FROM (SELECT max(time_ns) AS t FROM decisions UNION ALL SELECT max(time_ns) FROM fills
          UNION ALL SELECT max(time_ns) FROM order_events UNION ALL SELECT max(time_ns) FROM notes)
        """)?.LongOrNull("t");

    /// <summary>The position by the fills and its mean entry; no entry when flat.</summary>
    /// <param name="journal">The journal.</param>
    internal static (long Quantity, double? EntryTicks) PositionOf(RunJournal journal)
    {
        // Contracts leave in the order in which they came, so the mean is that of those which came since the position was last flat.
        long quantity = 0;
        double sum = 0;
        foreach (JournalRow fill in journal.Rows("SELECT side, quantity, price_ticks FROM fills ORDER BY rowid"))
        {
            long signed = string.Equals(fill.Text("side"), "Buy", StringComparison.Ordinal) ? fill.Long("quantity") : -fill.Long("quantity");
            double mean = quantity == 0 ? 0 : sum / quantity;
            bool isMore = quantity == 0 || Math.Sign(quantity) == Math.Sign(signed);
            bool isReversed = !isMore && Math.Abs(signed) > Math.Abs(quantity);
            quantity += signed;
            sum = isReversed ? quantity * fill.Number("price_ticks")!.Value
                : isMore ? sum + (signed * fill.Number("price_ticks")!.Value)
                : quantity * mean;
        }

        return (quantity, quantity == 0 ? null : sum / quantity);
    }

    private static string OrderLine(JournalRow order)
    {
        long? price = order.LongOrNull("changed") ?? (order.Long("price_ticks") is not 0 and long ticks ? ticks : null);
        string at = price is { } at0 ? FormattableString.Invariant($" at {at0} ticks") : "";
        return FormattableString.Invariant(
            $"{order.Long("id")} {Words.Kebab(order.Text("role")!)} {Words.Kebab(order.Text("side")!)} {order.Long("quantity") - order.Long("filled")} {Words.Kebab(order.Text("type")!)}{at}, since {Moment.Text(order.Long("time_ns"))}");
    }

    private static string DecisionLine(JournalRow decision)
    {
        string reason = decision.Text("reason") is { } text && text is not ("" or "NONE") ? $", {text}" : "";
        return $"{Moment.Text(decision.Long("time_ns"))} number {decision.Long("number").ToString(CultureInfo.InvariantCulture)}: {decision.Text("decision")}{reason}";
    }

    private static decimal Money(string? text) => decimal.Parse(text ?? "0", CultureInfo.InvariantCulture);
}
