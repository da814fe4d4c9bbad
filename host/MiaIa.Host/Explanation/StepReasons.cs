using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Explanation;

/// <summary>Says of a step that failed by how much: what was measured, what it was measured against, and what is between.</summary>
internal sealed class StepReasons(RunJournal journal, Instrument instrument)
{
    private readonly RunSettings _settings = new(journal.Header.GetValueOrDefault(RunSettings.Key, ""));
    private readonly NewYorkTime _clock = new();
    private readonly AccountReasons _account = new(journal);
    private readonly LimitReasons _limits = new(journal, instrument);

    /// <summary>In words.</summary>
    /// <param name="code">The step's code.</param>
    /// <param name="d">The decision.</param>
    public string Why(string code, Explained d) => code switch
    {
        "DATA" => "the data did not allow a decision: warm-up not finished (after the start or a roll), a hole in the bars, or the feed lost",
        "WINDOW" => $"{_clock.TimeOfDay(d.TimeNs)} New York; entries {_settings.Text("risk.trading-window.entries-from")} to {_settings.Text("risk.trading-window.entries-to")} on trading days",
        "FRIDAY_CUTOFF" => $"{_clock.TimeOfDay(d.TimeNs)} New York on a Friday; no entry from {_settings.Text("risk.friday-cutoff")}",
        "LIMIT" => "a halt or a limit forbids entries" + Note(d, "Halt", "Limit"),
        "COVERAGE" => Coverage(d),
        "THRESHOLD" => Threshold(d),
        "GOLDEN_RULE" => Filter(d, "golden-rule"),
        "ML_REJECT" => Filter(d, FilterLine.ModelStep),
        "FILTER" => Filter(d, "candidate", "setup"),
        "ZONE" => Filter(d, "zone"),
        "CONFIDENCE" => Confidence(d),
        "COOLDOWN" => _account.Cooldown(d, _settings),
        "NO_SETUP" => $"no strategy had a setup{SideText(d)}{Regime(d)}",
        "POSITION" => _account.Position(d),
        "DAILY_LOSS" => _account.Day(d, $"the daily loss of {_settings.Text("risk.daily-loss")} USD is used up"),
        "DAILY_TARGET" => _account.Day(d, $"the daily target of {_settings.Text("risk.daily-target")} USD is reached"),
        "MAX_ROUND_TRIPS" => _account.Day(d, $"at most {_settings.Text("risk.max-round-trips")} round trips a session date"),
        "MAX_POSITION" => $"at most {_settings.Text("risk.max-position")} contracts",
        "STOP_BOUNDS" => StopBounds(d),
        "MIN_REWARD" => MinReward(d),
        "SIZE_ZERO" => _account.Size(d, _settings, instrument),
        "RISK_RULE" => "a risk rule allows no contract" + Note(d, "Fault"),
        "DRAWDOWN" or "LOSS_STREAK" or "ORDER_RATE" or "OPEN_RISK" or "NEWS_BLACKOUT" or "VIX_LIMIT" or "SPREAD_AND_AGE" or "MARGIN" or "PRICE_COLLAR"
            => _limits.Why(code, d, _settings),
        "EXIT" => Exit(d),
        "FAULT" => "the formula or every strategy is faulted" + Note(d, "Fault"),
        _ => "this program does not know more of it",
    };

    /// <summary>Measured against a least value, with what is missing.</summary>
    internal static string Short(string what, double measured, double least)
    {
        string gap = measured < least ? $"{Figure(least - measured)} short" : "exactly at it is not beyond it";
        return $"{what} {Figure(measured)} against {Figure(least)}: {gap}";
    }

    /// <summary>Measured against a limit of which only the filter knows on which side it allows.</summary>
    internal static string Away(string what, double measured, double limit)
    {
        string gap = measured < limit ? $"{Figure(limit - measured)} below it" : measured > limit ? $"{Figure(measured - limit)} above it" : "exactly at it";
        return $"{what} {Figure(measured)} against {Figure(limit)}: {gap}";
    }

    private static string Figure(double value) => $"{value:0.000##}";

    private static string SideText(Explained d) => d.Direction switch
    {
        1 => " on the long side",
        -1 => " on the short side",
        _ => "",
    };

    private static string Exit(Explained d)
    {
        if (d.Signal is { } signal && signal.Text("setup") is { } setup)
        {
            return $"{signal.Text("strategy")} asked to close its position: {setup}";
        }

        int position = d.Trip?.Text("side") switch { "Buy" => 1, "Sell" => -1, _ => 0 };
        return d.Direction * position < 0
            ? $"a candidate against the position: S1 {d.Row.Number("s1"):+0.000##;-0.000##} beyond {d.Row.Number("threshold"):0.000##} {SideText(d).Trim()}"
            : "the strategy that opened the position asked to close it, or the score turned against it";
    }

    private static string Coverage(Explained d)
    {
        string[] absent = [.. d.Terms.Where(t => !t.Output.IsUsable).Select(t => $"{t.Output.Name} ({t.EffectiveWeight:0.000}, {t.Output.Status})")];
        string without = absent.Length == 0 ? "" : "; could not vote: " + string.Join(", ", absent);
        return d.Row.Number("minimum_coverage") is { } least && d.Row.Number("coverage") is { } coverage
            ? Short("coverage", coverage, least) + without
            : "too little of the weight could vote" + without;
    }

    private static string Threshold(Explained d)
    {
        if (d.Row.Number("s1") is not { } score || d.Row.Number("threshold") is not { } threshold)
        {
            return "there is no score";
        }

        return Math.Abs(score) > threshold ? "the threshold is not known, so nothing is beyond it" : Short("|S1|", Math.Abs(score), threshold);
    }

    private static string Filter(Explained d, params string[] steps)
    {
        string[] refusals =
        [
            .. d.Filters.Where(f => !f.Passes && steps.Contains(f.Step, StringComparer.Ordinal))
                .Select(f => f.Measured is not { } measured ? $"{f.Name} could not judge, so it refuses (its limit is {Figure(f.Threshold)})"
                    : f.IsOfCandidates ? Short(f.Name, measured, f.Threshold) : Away(f.Name, measured, f.Threshold)),
        ];
        return refusals.Length == 0 ? "which filter said so is not in the journal" : string.Join("; ", refusals);
    }

    private static string Confidence(Explained d)
    {
        const double Least = 0.55;
        if (d.Filters.Any(f => !f.Passes && string.Equals(f.Step, "confidence", StringComparison.Ordinal)))
        {
            return Filter(d, "confidence");
        }

        return d.Signal?.Number("confidence") is { } confidence ? Short("confidence", confidence, Least) : "the setup's confidence is not in the journal";
    }

    private static string Regime(Explained d) =>
        d.Signal?.Text("regime") is { } regime ? $"; market regime {regime}"
        : d.Others.FirstOrDefault(o => string.Equals(o.Name, "market-regime.regime", StringComparison.Ordinal)) is { } output
            ? $"; market regime {(output.Value is { } v && output.IsUsable ? RegimeName((MarketRegime)v) : output.Status)}"
            : "";

    private static string RegimeName(MarketRegime regime) => Words.Kebab(regime.ToString()).Replace('-', '_');

    private string StopBounds(Explained d)
    {
        string bounds = $"{_settings.Text("risk.stop-bounds.least-ticks")} to {_settings.Text("risk.stop-bounds.most-ticks")} ticks are allowed";
        if (d.Signal?.LongOrNull("risk_ticks") is not { } risk)
        {
            return $"the stop is outside its bounds: {bounds}";
        }

        double? least = _settings.Number("risk.stop-bounds.least-ticks");
        string gap = risk < least ? $": {least - risk:0} too near" : _settings.Number("risk.stop-bounds.most-ticks") is { } most && risk > most ? $": {risk - most:0} too far" : "";
        return $"the stop is {risk} ticks away, {bounds}{gap}";
    }

    private string MinReward(Explained d)
    {
        string asked = $"{_settings.Text("risk.min-reward.structure")} with a stop from the market's structure, {_settings.Text("risk.min-reward.fixed")} with fixed distances";
        return d.Signal?.Number("reward_risk") is { } ratio ? $"reward {ratio:0.00} times the risk; at least {asked}" : $"too little reward for the risk: at least {asked}";
    }

    private string Note(Explained d, params string[] kinds)
    {
        string among = string.Join(", ", kinds.Select(k => $"'{k}'"));
        return journal.First($"SELECT time_ns, text FROM notes WHERE time_ns <= $0 AND kind IN ({among}) ORDER BY number DESC LIMIT 1", d.TimeNs) is { } note
            ? $"; last note of it, {Moment.Text(note.Long("time_ns"))}: {note.Text("text")}"
            : "";
    }
}
