using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Comparison;

/// <summary>A comparison as a person reads it, in plain text of at most 120 columns.</summary>
internal static class ComparisonText
{
    private const int SettingsShown = 60;
    private const int KindsShown = 30;

    /// <summary>Writes it.</summary>
    public static void Write(ComparisonResult result, TextWriter output)
    {
        RunResult a = result.ResultA;
        output.WriteLine($"compare  data {a.Provenance}{(a.IsSuspect ? ", " + HealthReport.SuspectWord : "")}");
        output.WriteLine($"  A      {result.A.Name}");
        output.WriteLine($"  B      {result.B.Name}");
        string period = a.FirstNs is { } first ? $"{Moment.Text(first)} to {Moment.Text(a.LastNs)}" : "no events";
        output.WriteLine($"  data   {Header(a, "data")}; {period}");
        output.WriteLine($"  traded {Header(a, "instrument")}");
        PlainText.Wrap("  fills  ", Header(a, "fills"), output);
        WriteSettings(result.Settings, output);
        WriteFunnel(a.Funnel, result.ResultB.Funnel, output);
        WriteDecisions(result.Decisions, output);
        WriteTrips(result, output);
        ComparisonTable.WriteStatistics(result, output);
        WriteNet(result, output);
        WriteEnd("A", a, output);
        WriteEnd("B", result.ResultB, output);
    }

    private static string Header(RunResult result, string key) =>
        result.Header.FirstOrDefault(h => string.Equals(h.Key, key, StringComparison.Ordinal)).Value ?? "-";

    private static void WriteSettings(IReadOnlyList<SettingDifference> settings, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(settings.Count == 0
            ? "Settings: the same; both runs must do the same"
            : $"Settings that differ: {settings.Count}  (A -> B; - where there is none)");
        foreach (SettingDifference s in settings.Take(SettingsShown))
        {
            output.WriteLine($"  {s.Key,-58} {s.A ?? "-"} -> {s.B ?? "-"}");
        }

        WriteMore(settings.Count - SettingsShown, output);
    }

    private static void WriteFunnel(Funnel a, Funnel b, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{"Funnel, per bar and direction",-34} {"A",14} {"B",14} {"B - A",14}");
        ComparisonTable.Counts("evaluations of all", a.Evaluations, b.Evaluations, output);
        ComparisonTable.Counts("counted", a.Counted, b.Counted, output);
        ComparisonTable.Counts("candidates", a.Candidates, b.Candidates, output);
        foreach (ReasonCode step in Enum.GetValues<ReasonCode>().Where(s => s is not ReasonCode.None))
        {
            if (a.Removed(step) + b.Removed(step) > 0)
            {
                ComparisonTable.Counts("removed by " + ReasonCodes.Text(step), a.Removed(step), b.Removed(step), output);
            }
        }

        ComparisonTable.Counts("orders", a.Emitted, b.Emitted, output);
    }

    private static void WriteDecisions(DecisionMatch decisions, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(
            $"Decisions that differ: {decisions.Different:N0} of {decisions.Moments:N0} (bar closes, candidates and orders of either)");
        foreach ((string kind, long count) in decisions.Kinds.Take(KindsShown))
        {
            output.WriteLine($"  {kind,-46} {count,12:N0}");
        }

        WriteMore(decisions.Kinds.Count - KindsShown, output);
        if (decisions.First.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"The first {decisions.First.Count}, score against threshold");
        output.WriteLine($"  {"time",-26} A {"",-40} B");
        foreach (DecisionDifference difference in decisions.First)
        {
            output.WriteLine($"  {Moment.Text(difference.TimeNs),-26} {Ending(difference.A, difference),-42} {Ending(difference.B, difference)}");
        }
    }

    private static string Ending(DecisionMark? mark, DecisionDifference difference)
    {
        if (mark is not { } m)
        {
            return (difference.A ?? difference.B) is { IsBarClose: true } ? "no bar" : "no candidate";
        }

        string score = m.HasScore ? $"{m.Score,7:+0.000;-0.000;0.000} / {m.Threshold:0.000}" : "no score       ";
        string side = m.Candidate is Sdk.Side.None ? "" : " " + DecisionWords.Side(mark);
        return $"{score}  {DecisionWords.Reason(mark)}{side}";
    }

    private static void WriteTrips(ComparisonResult result, TextWriter output)
    {
        TripMatch t = result.Trips;
        string label = result.IsSimulated ? " (SIMULATED)" : "";
        output.WriteLine();
        output.WriteLine($"Round trips{label}");
        output.WriteLine($"  in common {t.Common} (same entry time and side), of them {t.SameExit} with the same exit; net A {t.CommonNetA:0.00} USD, B {t.CommonNetB:0.00} USD");
        output.WriteLine($"  only A {t.OnlyA}, net {t.OnlyNetA:0.00} USD; only B {t.OnlyB}, net {t.OnlyNetB:0.00} USD");
    }

    private static void WriteNet(ComparisonResult result, TextWriter output)
    {
        DateDifference net = result.Net;
        output.WriteLine();
        string mean = net.Mean is { } m ? $", per date {m:+0.00;-0.00;0.00} USD" : "";
        string error = net.StandardError is { } e ? $" +- {e:0.00} (standard error, clustered by date)" : "";
        output.WriteLine($"Net B - A: {net.Total:+0.00;-0.00;0.00} USD over {net.Dates} session dates{mean}{error}");
        PlainText.Wrap("  ", result.Sentence, output);
    }

    private static void WriteEnd(string letter, RunResult run, TextWriter output)
    {
        output.WriteLine($"fingerprint {letter} {run.Fingerprint}");
        if (run.Stopped is not null)
        {
            output.WriteLine($"STOPPED {letter}: {run.Stopped}");
        }
    }

    private static void WriteMore(int more, TextWriter output)
    {
        if (more > 0)
        {
            output.WriteLine($"  (+{more} more with --json)");
        }
    }
}
