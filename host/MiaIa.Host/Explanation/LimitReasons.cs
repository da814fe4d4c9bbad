using System.Globalization;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Explanation;

/// <summary>Why a limit on account, orders or market said no, with what was measured and what it was measured against.</summary>
internal sealed class LimitReasons(RunJournal journal, Instrument instrument)
{
    private const string Limits = "risk.";

    /// <summary>In words.</summary>
    /// <param name="code">The limit's code.</param>
    /// <param name="d">The decision.</param>
    /// <param name="settings">The effective settings of the run.</param>
    public string Why(string code, Explained d, RunSettings settings) => code switch
    {
        "DRAWDOWN" => Drawdown(d, settings),
        "LOSS_STREAK" => $"{Account(d)?.Long("loss_streak") ?? 0} losses in a row, {settings.Text(Limits + "loss-streak.losses")} pause entries{Halt(d, "LossStreak")}",
        "ORDER_RATE" => $"at most {settings.Text(Limits + "order-rate.orders-per-minute")} orders or {settings.Text(Limits + "order-rate.rejects-per-minute")} refusals within a minute{Halt(d, "OrderRate", "RejectRate", "RejectStorm")}",
        "OPEN_RISK" => OpenRisk(d, settings),
        "NEWS_BLACKOUT" => $"news of high impact are released within {Minutes(settings.DurationNs(Limits + "news-blackout"))} of it",
        "VIX_LIMIT" => Vix(d, settings),
        "SPREAD_AND_AGE" => Quote(d, settings),
        "MARGIN" => Margin(d, settings),
        _ => Collar(d, settings),
    };

    private string Drawdown(Explained d, RunSettings settings)
    {
        string halt = $"{settings.Text(Limits + "drawdown.halt-percent")} % halt until a person resumes{Halt(d, "Drawdown")}";
        if (Account(d) is not { } account || Money(account, "peak_equity") is not (> 0 and var peak))
        {
            return $"equity fell too far from its peak: {halt}";
        }

        decimal equity = Money(account, "equity");
        return Text($"equity {equity:0.00} USD is {(peak - equity) / peak * 100:0.00} % below its peak of {peak:0.00}; ") + halt;
    }

    private string OpenRisk(Explained d, RunSettings settings)
    {
        double percent = settings.Number(Limits + "open-risk.budget-percent") ?? 0;
        double loss = settings.Number(Limits + "daily-loss") ?? 0;
        double day = Account(d) is { } account ? (double)Money(account, "day_profit") : 0;
        double left = Math.Max(0, loss + Math.Min(0, day));
        string contract = d.Signal?.LongOrNull("risk_ticks") is { } risk
            ? Text($"; one contract with a stop of {risk} ticks risks {(risk * instrument.TickValue) + (2 * instrument.FeePerSide):0.00} USD")
            : "";
        return Text($"{percent:0.##} % of the {left:0.00} USD that may still be lost today are {percent / 100 * left:0.00} USD{contract}");
    }

    private static string Vix(Explained d, RunSettings settings) => d.Row.Number("vix") is { } vix
        ? Text($"VIX {vix:0.00} is above {settings.Text(Limits + "vix-limit.max")} ({settings.Text(Limits + "vix-limit.live-max")} with real money)")
        : "VIX is not known, and at a broker that refuses";

    private static string Quote(Explained d, RunSettings settings)
    {
        string limits = $"at most {settings.Text(Limits + "spread-and-age.max-spread-ticks")} ticks and {Seconds(settings.DurationNs(Limits + "spread-and-age.max-age") / 1e9)} are allowed";
        if (d.Row.Number("quote_age_seconds") is not { } age)
        {
            return $"there is no quote, and at a broker that refuses; {limits}";
        }

        string spread = d.Row.LongOrNull("bid_ticks") is { } bid && d.Row.LongOrNull("ask_ticks") is { } ask ? Text($"{ask - bid} ticks wide") : "one-sided";
        return $"the quote is {spread} and {Seconds(age)} old; {limits}";
    }

    private string Margin(Explained d, RunSettings settings)
    {
        string kind = settings.Text(Limits + "margin");
        string margin = InstrumentTable.MarginOf(instrument.Symbol) is { } known
            ? Text($"the initial margin of one contract is {(string.Equals(kind, "overnight", StringComparison.Ordinal) ? known.Overnight : known.Intraday):0.00} USD ({kind}) in sim and back-test, the broker's in live")
            : "the initial margin is not known";
        return Account(d) is { } account ? Text($"equity {Money(account, "equity"):0.00} USD does not cover it: ") + margin : margin;
    }

    private static string Collar(Explained d, RunSettings settings)
    {
        string limits = $"at most {settings.Text(Limits + "price-collar.max-distance-ticks")} ticks from the market and {settings.Text(Limits + "price-collar.max-size-ratio")} times the median of the last 20 entries";
        if (d.Signal?.LongOrNull("entry_ticks") is not { } entry)
        {
            return limits;
        }

        bool hasQuote = d.Row.LongOrNull("bid_ticks") is not null && d.Row.LongOrNull("ask_ticks") is not null;
        double middle = hasQuote ? (d.Row.Long("bid_ticks") + (double)d.Row.Long("ask_ticks")) / 2 : d.Row.Long("price_ticks");
        return Text($"the entry is {Math.Abs(entry - middle):0.#} ticks from {(hasQuote ? "the middle of the last quote" : "the last price")}, for {d.Signal.LongOrNull("size") ?? 0} contracts; {limits}");
    }

    private JournalRow? Account(Explained d) => Account(journal, d);

    /// <summary>Where the account stood at a decision; null in a journal that does not say.</summary>
    internal static JournalRow? Account(RunJournal journal, Explained d) =>
        journal.HasTable("account") ? journal.First("SELECT * FROM account WHERE time_ns <= $0 ORDER BY number DESC LIMIT 1", d.TimeNs) : null;

    private string Halt(Explained d, params string[] causes)
    {
        string among = string.Join(", ", causes.Select(c => $"'{c}'"));
        return journal.First($"SELECT since_ns, text FROM halts WHERE time_ns <= $0 AND cause IN ({among}) AND end_reason IS NULL ORDER BY number DESC LIMIT 1", d.TimeNs) is { } halt
            ? $"; halted since {Moment.Text(halt.Long("since_ns"))}: {halt.Text("text")}"
            : "";
    }

    private static decimal Money(JournalRow row, string column) => row.Money(column);

    private static string Minutes(long? ns) => ns is { } some ? Text($"{some / 60e9:0.##} minutes") : "the time";

    private static string Seconds(double? seconds) => seconds is { } some ? Text($"{some:0.###} s") : "an age that is not recorded";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
