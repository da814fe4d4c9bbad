using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Data;
using MiaIa.Host.Performance;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>The summary as a person reads it, in plain text.</summary>
internal static class RunSummary
{
    private const int NotesShown = 12;

    /// <summary>Writes it.</summary>
    public static void Write(RunResult result, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{result.Mode}{(result.Badge.Length == 0 ? "" : " " + result.Badge)}  run {result.Id}  data {result.Provenance}{(result.IsSuspect ? ", " + HealthReport.SuspectWord : "")}");
        foreach ((string key, string value) in result.Header)
        {
            output.WriteLine($"  {key,-14} {value}");
        }

        if (result.Degraded.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("DEGRADED: missing in this run");
            foreach (string line in result.Degraded)
            {
                output.WriteLine($"  - {line}");
            }
        }

        WriteHalts(result, output);
        WriteFormula(result, output);
        WriteFunnel(result, output);
        WriteTrips(result, output);
        WriteStatistics(result.LastStatistics?.Lines() ?? [], output);
        WriteLines("Data problems", result.DataProblems, output);
        string[] notes = [.. result.Notes.Take(NotesShown).Select(n => $"{Moment.Text(n.TimeNs)} {Words.Kebab(n.Kind.ToString())}: {n.Text}")];
        WriteLines("Notes", notes, output);
        long more = result.Notes.Count - notes.Length + result.NotesLeftOut;
        if (more > 0)
        {
            output.WriteLine($"  (+{more} more in the journal)");
        }

        WriteEnd(result, output);
    }

    private static void WriteHalts(RunResult result, TextWriter output)
    {
        if (result.Halts.Count == 0)
        {
            return;
        }

        output.WriteLine();
        foreach (HaltRecord halt in result.Halts)
        {
            string release = halt.Release switch
            {
                HaltRelease.Manual => "until a person resumes (`mia resume --reason TEXT`)",
                HaltRelease.NextSessionDate => "until the next session date",
                HaltRelease.Pause => $"until {Moment.Text(halt.UntilNs)}",
                _ => "until it is back",
            };
            output.WriteLine($"HALTED since {Moment.Text(halt.SinceNs)} by {HaltName(halt.Cause)}, {release}: {halt.Text}");
        }

        output.WriteLine($"  {result.RefusedByHalt:N0} candidates refused since");
    }

    private static string HaltName(HaltCause cause) => Words.Kebab(cause.ToString()).Replace('-', '_').ToUpperInvariant();

    private static void WriteFormula(RunResult result, TextWriter output)
    {
        if (result.Terms.Count == 0)
        {
            return;
        }

        output.WriteLine();
        string coverage = result.State.MeanCoverage is { } mean ? $"{mean:0.000}" : "not known";
        string regular = result.State.RegularCoverage is { } inHours ? $", {inHours:0.000} in regular hours" : "";
        output.WriteLine($"Formula: mean coverage {coverage} over {result.State.ScoredBars:N0} bars{regular}");
        output.WriteLine("  term                                 could vote  mean |contribution|");
        foreach ((string name, double? usable, double? contribution) in result.Terms)
        {
            output.WriteLine($"  {name,-36} {Percent(usable),10}  {(contribution is { } c ? $"{c:0.0000}" : "-"),10}");
        }
    }

    private static void WriteFunnel(RunResult result, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(
            $"Funnel: {result.Funnel.Evaluations:N0} evaluations; per bar and direction {result.Funnel.Counted:N0}, of them {result.Funnel.Candidates:N0} candidates, {result.Funnel.Emitted:N0} orders");
        foreach (ReasonCode step in Enum.GetValues<ReasonCode>())
        {
            if (step is not ReasonCode.None && result.Funnel.Removed(step) > 0)
            {
                output.WriteLine($"  removed by {ReasonCodes.Text(step),-16} {result.Funnel.Removed(step),12:N0}");
            }
        }

        WriteFilters(result, output);
        WriteSetups(result, output);
    }

    private static void WriteFilters(RunResult result, TextWriter output)
    {
        foreach (FilterSlot filter in result.Filters)
        {
            string share = filter.Asked == 0 ? "-" : Percent((double)filter.Approved / filter.Asked);
            string models = filter.Models is { } m ? $"; {m.Status}" : "";
            string fault = filter.Fault is { } text ? $"; out: {text}" : "";
            output.WriteLine($"  filter {filter.Name,-22} asked {filter.Asked,9:N0}, approved {filter.Approved,9:N0} ({share}){models}{fault}");
        }
    }

    private static void WriteSetups(RunResult result, TextWriter output)
    {
        for (int i = 0; i < result.Strategies.Count; i++)
        {
            StrategySlot strategy = result.Strategies[i];
            IReadOnlyList<long> counts = result.Funnel.Setups(i);
            string[] parts = [.. strategy.Strategy.Setups.Select((name, place) => $"{name} {counts[place]:N0}")];
            output.WriteLine($"  setups of {strategy.Name,-19} {string.Join(", ", parts)}");
        }

        if (result.Funnel.Confidences.Any(c => c > 0))
        {
            int bins = result.Funnel.Confidences.Count;
            IEnumerable<string> parts = result.Funnel.Confidences
                .Select((count, bin) => (count, From: (double)bin / bins))
                .Where(b => b.count > 0)
                .Select(b => FormattableString.Invariant($"{b.From:0.00}+ {b.count:N0}"));
            output.WriteLine($"  confidence of setups          {string.Join(", ", parts)}");
        }
    }

    private static void WriteTrips(RunResult result, TextWriter output)
    {
        TradeStatistics s = result.Statistics;
        string label = string.Equals(result.Provenance, "SIMULATED", StringComparison.Ordinal) ? " (SIMULATED)" : "";
        label += result.IsSuspect ? $" (data {HealthReport.SuspectWord})" : "";
        output.WriteLine();
        output.WriteLine($"Round trips{label}: {s.RoundTrips} ({s.Longs} long, {s.RoundTrips - s.Longs} short)");
        if (s.RoundTrips > 0)
        {
            output.WriteLine(
                $"  won {s.Wins}, lost {s.Losses}: win rate {Percent(s.WinRate)} (95 % interval {Percent(s.WinRateLow)} to {Percent(s.WinRateHigh)})");
            output.WriteLine(
                $"  gross {Money(s.Gross)}, fees {Money(s.Fees)}, net {Money(s.Net)}; slippage inside the prices {Money(s.Slippage)}");
            output.WriteLine(
                $"  mean net {s.Expectancy:0.00} USD{(s.ExpectancyError is { } e ? $" +- {e:0.00} (standard error)" : "")}, profit factor {(s.ProfitFactor is { } f ? $"{f:0.00}" : "-")}");
        }

        PerformanceText.Write(result.Performance, output);
        output.WriteLine(
            $"  equity {Money(result.State.Equity)}, largest drawdown {Money(result.State.MaxDrawdown)}, risk score {result.State.RiskScore:0} ({RiskScore.Level(result.State.RiskScore).ToString().ToLowerInvariant()})");
        if (result.State.PositionQuantity != 0)
        {
            output.WriteLine(
                $"  open at the end: {result.State.PositionQuantity} contract(s), {Money(result.State.OpenProfit)} at the last price; not counted above");
        }
    }

    private static void WriteEnd(RunResult result, TextWriter output)
    {
        output.WriteLine();
        string period = result.FirstNs is { } first ? $"{Moment.Text(first)} to {Moment.Text(result.LastNs)}" : "no events";
        output.WriteLine($"{period}: {result.Events:N0} events, {result.Bars:N0} bars");
        double rate = result.EngineSeconds > 0 ? result.Events / result.EngineSeconds / 1e6 : 0;
        output.WriteLine(
            $"engine {result.EngineSeconds:0.000} s ({rate:0.00} M events/s), in all {result.TotalSeconds:0.00} s");
        if (result.JournalPath is not null)
        {
            output.WriteLine($"journal {result.JournalPath}");
        }

        output.WriteLine($"fingerprint {result.Fingerprint}");
        if (result.Stopped is not null)
        {
            output.WriteLine($"STOPPED: {result.Stopped}");
        }

        if (result.Failure is not null)
        {
            output.WriteLine($"FAILED: {result.Failure}");
        }

        if (result.IsInterrupted)
        {
            output.WriteLine("Interrupted: the figures above are what was done until then.");
        }
    }

    // The owner's lines are kept to the letter, without an indent.
    private static void WriteStatistics(IReadOnlyList<string> lines, TextWriter output)
    {
        if (lines.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Statistics at the end");
            output.WriteLine(string.Join(output.NewLine, lines));
        }
    }

    private static void WriteLines(string title, IReadOnlyList<string> lines, TextWriter output)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        foreach (string line in lines)
        {
            output.WriteLine($"  {line}");
        }
    }

    private static string Percent(double? share) => share is { } s ? $"{100 * s:0.0} %" : "-";

    private static string Money(decimal dollars) => $"{dollars:0.00} USD";
}
