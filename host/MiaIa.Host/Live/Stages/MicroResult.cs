using System.Globalization;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Live.Stages;

/// <summary>What the micro stage has come to, from the journals of its runs.</summary>
/// <param name="Nets">Net result of each round trip, in dollars.</param>
internal sealed record MicroResult(IReadOnlyList<decimal> Nets)
{
    /// <summary>Net result, in dollars.</summary>
    public decimal Net => Nets.Sum();

    /// <summary>What may still be lost, in dollars. What was won does not enlarge it.</summary>
    public decimal BudgetLeft => Math.Max(0, LiveTerms.MicroBudget + Math.Min(0, Net));

    /// <summary>Reads it.</summary>
    /// <param name="runsFolder">Where runs are kept.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="except">A run that is gone on with, and counts its own losses; null for none.</param>
    /// <exception cref="RunException">A journal is gone: what was lost is not known.</exception>
    public static MicroResult Of(string runsFolder, IReadOnlyList<string> runs, string? except = null)
    {
        List<decimal> nets = [];
        foreach (string run in runs.Where(r => !string.Equals(r, except, StringComparison.Ordinal)))
        {
            string path = Path.Combine(runsFolder, run, "run.db");
            if (!File.Exists(path))
            {
                throw new RunException($"{path} is gone: what the micro stage has lost is not known, and it may not go on. Put the run back.");
            }

            if (RunJournal.IsBegun(path, "round_trips"))
            {
                using RunJournal journal = RunJournal.Open(path);
                nets.AddRange(journal.Rows("SELECT net FROM round_trips ORDER BY id").Select(r => decimal.Parse(r.Text("net")!, CultureInfo.InvariantCulture)));
            }
        }

        return new MicroResult(nets);
    }

    /// <summary>Round trips, expectancy and its interval: no recommendation.</summary>
    public IReadOnlyList<string> Lines()
    {
        int count = Nets.Count;
        string mean = count == 0 ? "not known" : string.Create(CultureInfo.InvariantCulture, $"{Net / count:0.00} USD a round trip");
        string interval = "";
        if (count >= 2)
        {
            double average = (double)(Net / count);
            double variance = Nets.Sum(n => ((double)n - average) * ((double)n - average)) / (count - 1);
            double half = 1.96 * Math.Sqrt(variance / count);
            interval = string.Create(CultureInfo.InvariantCulture, $", 95 % interval {average - half:0.00} to {average + half:0.00} USD");
        }

        return
        [
            string.Create(CultureInfo.InvariantCulture, $"round trips {count}, net {Net:0.00} USD"),
            $"expectancy {mean}{interval}",
            string.Create(CultureInfo.InvariantCulture, $"loss budget {LiveTerms.MicroBudget:0} USD, left {BudgetLeft:0.00} USD"),
        ];
    }
}
