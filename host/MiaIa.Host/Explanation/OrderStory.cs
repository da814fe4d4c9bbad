using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Explanation;

/// <summary>What became of an order: the orders of its bracket, the broker's answers, the fills, the round trip.</summary>
internal sealed class OrderStory(RunJournal journal, Instrument instrument)
{
    private const decimal MicrosPerDollar = 1_000_000;

    /// <summary>Everything that happened to the entry that an order belongs to, in order of time.</summary>
    /// <param name="orderId">An entry, or the exit of its position.</param>
    public IReadOnlyList<OrderLine> Of(long orderId)
    {
        // There is one position at a time: what lies between two entries belongs to the first.
        long from = journal.First("SELECT max(id) AS id FROM orders WHERE role = 'Entry' AND id <= $0", orderId)?.LongOrNull("id") ?? orderId;
        long to = journal.First("SELECT min(id) AS id FROM orders WHERE role = 'Entry' AND id > $0", from)?.LongOrNull("id") ?? long.MaxValue;
        List<(long TimeNs, int Rank, OrderLine Line)> lines = [];
        foreach (JournalRow o in journal.Rows("SELECT * FROM orders WHERE id >= $0 AND id < $1 ORDER BY id", from, to))
        {
            Add(0, o.Long("time_ns"), o.Long("id"), Sent(o));
        }

        foreach (JournalRow e in journal.Rows("SELECT * FROM order_events WHERE order_id >= $0 AND order_id < $1 ORDER BY number", from, to))
        {
            string kind = e.Text("kind")!;
            Add(string.Equals(kind, nameof(EventKind.OrderAcknowledged), StringComparison.Ordinal) ? 1 : 3, e.Long("time_ns"), e.Long("order_id"), Event(kind, e));
        }

        foreach (JournalRow f in journal.Rows("SELECT * FROM fills WHERE order_id >= $0 AND order_id < $1 ORDER BY execution_id", from, to))
        {
            Add(2, f.Long("time_ns"), f.Long("order_id"), Filled(f));
        }

        return [.. lines.OrderBy(l => l.TimeNs).ThenBy(l => l.Rank).Select(l => l.Line)];

        void Add(int rank, long timeNs, long id, string what) => lines.Add((timeNs, rank, new OrderLine(timeNs, id, what)));
    }

    /// <summary>The round trip that an order opened or closed; null when there is none, or it is not over.</summary>
    public JournalRow? TripOf(long orderId) =>
        journal.First(
            "SELECT * FROM round_trips WHERE entry_ns = (SELECT min(venue_ns) FROM fills WHERE order_id = $0) AND side = (SELECT side FROM orders WHERE id = $0) ORDER BY id LIMIT 1",
            orderId)
        ?? journal.First(
            "SELECT * FROM round_trips WHERE exit_ns = (SELECT max(venue_ns) FROM fills WHERE order_id = $0) AND side <> (SELECT side FROM orders WHERE id = $0) ORDER BY id LIMIT 1",
            orderId);

    private string Sent(JournalRow o)
    {
        string price = o.Long("price_ticks") is var ticks and not 0 ? $" at {Price(ticks)}" : "";
        string offset = o.Long("offset_ticks") is var away and not 0 ? $", {away:+0;-0} ticks from the entry's fill" : "";
        string expiry = o.Long("expires_ns") is var expires and not 0 ? $", valid until {Moment.Text(expires)}" : "";
        return $"{Word(o, "role")}: {Word(o, "side")} {o.Long("quantity")} {Word(o, "type")}{price}{offset}{expiry}";
    }

    private string Event(string kind, JournalRow e)
    {
        if (e.LongOrNull("price_ticks") is { } ticks and not 0)
        {
            return $"moved to {Price(ticks)}";
        }

        string reason = e.Text("reason") is { } text and not nameof(OrderReason.None) ? $" ({Words.Kebab(text)})" : "";
        return Words.Kebab(kind).Replace("order-", "", StringComparison.Ordinal) + reason;
    }

    private string Filled(JournalRow f)
    {
        string venue = f.Long("venue_ns") == f.Long("time_ns") ? "" : $", venue {Moment.Text(f.Long("venue_ns"))}";
        return $"filled: {Word(f, "side")} {f.Long("quantity")} at {Price(f.Long("price_ticks"))}, fee {f.Long("fee_micros") / MicrosPerDollar:0.00} USD, slippage {f.Long("slippage_ticks")} tick(s){venue}";
    }

    private static string Word(JournalRow row, string column) => row.Text(column)!.ToLowerInvariant();

    private string Price(long ticks) => $"{ticks * instrument.TickSize:0.00}";
}
