using MiaIa.Host.Calendar;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>Why the account itself said no: a position, a pause, what the day has had.</summary>
internal sealed class AccountReasons(RunJournal journal)
{
    private readonly ExchangeCalendar _calendar = new();

    /// <summary>The position that was there.</summary>
    public string Position(Explained d)
    {
        JournalRow? trip = journal.First("SELECT * FROM round_trips WHERE entry_ns <= $0 AND exit_ns >= $0 ORDER BY id DESC LIMIT 1", d.TimeNs);
        if (trip is not null)
        {
            string side = string.Equals(trip.Text("side"), "Buy", StringComparison.Ordinal) ? "long" : "short";
            return $"round trip {trip.Long("id")} is open: {side} {trip.Long("quantity")} since {Moment.Text(trip.Long("entry_ns"))}, until {Moment.Text(trip.Long("exit_ns"))}";
        }

        JournalRow? order = journal.First("SELECT id, time_ns FROM orders WHERE role = 'Entry' AND time_ns < $0 ORDER BY id DESC LIMIT 1", d.TimeNs);
        return order is null
            ? "a position or an entry is already there"
            : $"the entry order {order.Long("id")} of {Moment.Text(order.Long("time_ns"))} is working, or its position is open";
    }

    /// <summary>The entry or stop that the pause runs from.</summary>
    public string Cooldown(Explained d, RunSettings settings)
    {
        JournalRow? trip = journal.First("SELECT * FROM round_trips WHERE exit_ns <= $0 ORDER BY id DESC LIMIT 1", d.TimeNs);
        string rule = $"{settings.Text("cooldown.after-stop")} after a stop, {settings.Text("cooldown.after-entry")} after an entry";
        return trip is null
            ? $"too soon after the last entry: {rule}"
            : $"round trip {trip.Long("id")} was entered {Seconds(d.TimeNs - trip.Long("entry_ns"))} before and ended {Seconds(d.TimeNs - trip.Long("exit_ns"))} before by {Words.Kebab(trip.Text("exit_reason")!)}; no entry for {rule}";
    }

    /// <summary>What the session date has had.</summary>
    public string Day(Explained d, string rule)
    {
        DateOnly date = _calendar.TradingDate(d.TimeNs);
        decimal net = 0;
        IReadOnlyList<JournalRow> trips = journal.Rows(
            "SELECT net FROM round_trips WHERE session_date = $0 AND exit_ns <= $1", (date.Year * 10_000) + (date.Month * 100) + date.Day, d.TimeNs);
        foreach (JournalRow trip in trips)
        {
            net += trip.Money("net");
        }

        return $"{rule}; the session date {date:yyyy-MM-dd} has had {trips.Count} round trips, net {net:0.00} USD, without what is open";
    }

    private static string Seconds(long ns) => $"{ns / 1e9:0.###} s";
}
