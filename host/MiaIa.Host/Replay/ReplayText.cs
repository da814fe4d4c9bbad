using MiaIa.Host.Comparison;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Replay;

/// <summary>The outcome of a replay as a person reads it.</summary>
internal static class ReplayText
{
    private const int SettingsShown = 20;

    /// <summary>Writes it.</summary>
    public static void Write(ReplayResult result, TextWriter output)
    {
        output.WriteLine($"replay of {result.Run}  {result.Provenance}");
        output.WriteLine($"  journal        {result.JournalPath}");
        output.WriteLine($"  configuration  {result.Configuration}");
        foreach (string line in result.Changed)
        {
            output.WriteLine($"  changed        {line}");
        }

        foreach (SettingDifference setting in result.Settings.Take(SettingsShown))
        {
            output.WriteLine($"  setting        {setting.Key}: {setting.A ?? "not set"} in the run, {setting.B ?? "not set"} now");
        }

        output.WriteLine(
            $"  {result.Events:N0} events, {result.Decisions:N0} decisions; compared {result.Compared:N0} decisions kept in full, {result.Orders:N0} orders, {result.Trips:N0} round trips in {result.Seconds:0.00} s");
        if (result.Difference is null)
        {
            output.WriteLine("IDENTICAL: every decision, order and round trip is as it was recorded.");
            WriteFingerprint(result, output);
            return;
        }

        WriteDifference(result, result.Difference, output);
    }

    private static void WriteFingerprint(ReplayResult result, TextWriter output)
    {
        if (result.RecordedFingerprint is null)
        {
            output.WriteLine("  the run did not end, so it has no fingerprint to compare");
        }
        else if (result.Settings.Count == 0)
        {
            output.WriteLine($"  fingerprint    {result.Fingerprint}{(IsSame(result) ? ", the same" : $", but {result.RecordedFingerprint} in the run")}");
        }
        else
        {
            output.WriteLine("  the settings differ, and the fingerprint with them; the decisions do not");
        }
    }

    private static void WriteDifference(ReplayResult result, ReplayDifference first, TextWriter output)
    {
        output.WriteLine($"DIFFERENT: the first difference is at decision {first.Number}, {Moment.Text(first.TimeNs)}");
        output.WriteLine($"  {first.What}: {first.Recorded} in the run, {first.Now} now");
        foreach ((string title, string path) in new[] { ("In the run", result.JournalPath), ("Now", result.ReplayPath!) })
        {
            output.WriteLine();
            output.WriteLine(title);
            using RunJournal journal = RunJournal.Open(path);
            try
            {
                ExplanationText.Write(new Explainer(journal).Explain(new Question(first.Number)), journal, output);
            }
            catch (RunException problem)
            {
                output.WriteLine($"  {problem.Message}");
            }
        }
    }

    private static bool IsSame(ReplayResult result) =>
        string.Equals(result.Fingerprint, result.RecordedFingerprint, StringComparison.Ordinal);
}
