using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Host.Calendar;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Explanation;

/// <summary>Why the account itself said no: a position, a pause, what the day has had.</summary>
internal sealed class AccountReasons(RunJournal journal)
{
    private const double UsualShare = 50;

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

    /// <summary>The entry or stop that the pause runs from, and how much of it was left.</summary>
    public string Cooldown(Explained d, RunSettings settings)
    {
        JournalRow? trip = journal.First("SELECT * FROM round_trips WHERE exit_ns <= $0 ORDER BY id DESC LIMIT 1", d.TimeNs);
        if (trip is null || settings.DurationNs("cooldown.after-stop") is not { } afterStop || settings.DurationNs("cooldown.after-entry") is not { } afterEntry)
        {
            return "too soon after the last entry or stop";
        }

        bool isStopped = string.Equals(trip.Text("exit_reason"), nameof(ExitReason.Stop), StringComparison.Ordinal);
        long untilNs = Math.Max(trip.Long("entry_ns") + afterEntry, isStopped ? trip.Long("exit_ns") + afterStop : long.MinValue);
        return $"round trip {trip.Long("id")} was entered {Seconds(d.TimeNs - trip.Long("entry_ns"))} before and ended {Seconds(d.TimeNs - trip.Long("exit_ns"))} before by {Words.Kebab(trip.Text("exit_reason")!)}; "
            + $"no entry for {Seconds(afterStop)} after a stop and {Seconds(afterEntry)} after an entry: {Seconds(untilNs - d.TimeNs)} are left";
    }

    /// <summary>What the session date has had.</summary>
    public string Day(Explained d, string rule)
    {
        (DateOnly date, int count, decimal net) = DayOf(d);
        return $"{rule}; the session date {date:yyyy-MM-dd} has had {count} round trips, net {net:0.00} USD, without what is open";
    }

    /// <summary>The budget of an entry against what a contract risks. There is no position then, so that the account is what has ended.</summary>
    public string Size(Explained d, RunSettings settings, Instrument instrument)
    {
        if (d.Signal?.LongOrNull("risk_ticks") is not { } risk)
        {
            return "the risk budget does not pay for one contract";
        }

        decimal cost = (risk * instrument.TickValue) + (2 * instrument.FeePerSide);
        string contract = $"a stop of {risk} ticks risks {cost:0.00} USD a contract with fees";
        if (settings.Number(CapitalKey(d)) is not { } capital || settings.Number("risk.position-size.risk-percent") is not { } percent
            || settings.Number("risk.position-size.risk-dollars") is not { } dollars || settings.Number("risk.daily-loss") is not { } loss)
        {
            return contract + ", more than the budget";
        }

        JournalRow? account = LimitReasons.Account(journal, d);
        double equity = account is null ? capital + (double)Net("exit_ns <= $0", d.TimeNs) : (double)account.Money("equity");
        double lost = Math.Min(0, account is null ? (double)DayOf(d).Net : (double)account.Money("day_profit"));
        double share = settings.Number("risk.open-risk.budget-percent") ?? UsualShare;
        double day = share / 100 * Math.Max(0, loss + lost);
        double budget = Math.Min(Math.Min(percent / 100 * equity, dollars), day);
        (double factor, string factors) = Factors(d, account, settings);
        return $"{contract}; the budget is {budget:0.00} USD, the least of {percent / 100 * equity:0.00} ({percent} % of equity), {dollars:0.00} and {day:0.00} ({share:0.##} % of what is left of the day), "
            + $"times {factors} and the setup's own factor: at most {budget * factor:0.00}{((double)cost > budget * factor ? $", {(double)cost - (budget * factor):0.00} short" : "")}";
    }

    private static string CapitalKey(Explained d) => $"modes.{d.Signal!.Text("source")}.capital";

    private static (double Factor, string Text) Factors(Explained d, JournalRow? account, RunSettings settings)
    {
        List<(string Name, double Value)> all = [];
        if (account is not null && settings.Number("risk.drawdown.warn-percent") is { } warn && settings.Number("risk.drawdown.warn-size-factor") is { } smaller
            && (double)account.Money("equity") <= (double)account.Money("peak_equity") * (1 - (warn / 100)))
        {
            all.Add(("drawdown", smaller));
        }

        if (d.Signal!.Number("confidence") is { } confidence && SignalQualities.Of(confidence) is not SignalQuality.Rejected)
        {
            SignalQuality quality = SignalQualities.Of(confidence);
            all.Add(($"quality {quality.ToString().ToLowerInvariant()}", SignalQualities.SizeFactor(quality)));
        }

        all.AddRange(d.Filters.Where(f => f.Passes && f.SizeFactor < 1).Select(f => (f.Name, f.SizeFactor)));
        all.AddRange(d.Others.Where(o => o.Name.EndsWith(".size-factor", StringComparison.Ordinal)).Select(o => (o.Name, o.IsUsable ? Math.Min(1, o.Value ?? 0) : 0)));
        return (all.Aggregate(1.0, (product, f) => product * f.Value), string.Join(", ", all.Select(f => $"{f.Value:0.00} ({f.Name})")));
    }

    private (DateOnly Date, int Count, decimal Net) DayOf(Explained d)
    {
        DateOnly date = _calendar.TradingDate(d.TimeNs);
        int number = (date.Year * 10_000) + (date.Month * 100) + date.Day;
        int count = (int)journal.First("SELECT count(*) AS n FROM round_trips WHERE session_date = $0 AND exit_ns <= $1", number, d.TimeNs)!.Long("n");
        return (date, count, Net("session_date = $0 AND exit_ns <= $1", number, d.TimeNs));
    }

    // Amounts are texts, so that cents stay cents: the database would add them as binary fractions.
    private decimal Net(string condition, params object[] parameters) =>
        journal.Rows($"SELECT net FROM round_trips WHERE {condition}", parameters).Sum(t => t.Money("net"));

    private static string Seconds(long ns) => $"{ns / 1e9:0.###} s";
}
