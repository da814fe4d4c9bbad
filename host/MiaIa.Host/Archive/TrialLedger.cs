using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Performance;
using MiaIa.Host.Replay;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Archive;

/// <summary>
/// Which configurations were tried over which data: a line per journaled back-test in <c>trials.csv</c> beside the runs. A run that is
/// deleted stays counted, as a trial that was thrown away was a trial all the same.
/// </summary>
/// <param name="runs">Where runs are kept.</param>
internal sealed class TrialLedger(string runs)
{
    /// <summary>The file.</summary>
    public const string FileName = "trials.csv";

    private const string Header = "data,configuration,run,days,sharpe_per_day\n";
    private const int Columns = 5;
    private const int ConfigurationColumn = 1;

    private readonly string _path = Path.Combine(runs, FileName);

    /// <summary>Enters a finished back-test and returns its result with what the ledger knows.</summary>
    /// <param name="result">The result.</param>
    /// <param name="journal">Its journal.</param>
    public RunResult Enter(RunResult result, string journal)
    {
        if (result.Failure is not null || result.IsInterrupted)
        {
            return WithDeflation(result, Deflation.Uncounted("the run did not come to its end"));
        }

        try
        {
            using RunJournal written = RunJournal.Open(journal);
            (string data, string configuration) = KeysOf(written);
            double? ratio = result.Performance.Daily.SharpePerDay;
            Append(string.Create(
                CultureInfo.InvariantCulture, $"{data},{configuration},{result.Id},{result.Performance.Daily.Days},{ratio:R}\n"));
            return WithDeflation(result, Deflation.Of(result.Performance.Daily, Ratios(data, configuration, ratio)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JournalException)
        {
            return WithDeflation(result, Deflation.Uncounted($"{_path} cannot be kept ({problem.Message})"));
        }
    }

    /// <summary>What the ledger knows by now of the trials over the data of a run.</summary>
    /// <param name="journal">The journal of the run.</param>
    /// <param name="daily">Its figures.</param>
    public Deflation Of(RunJournal journal, DailyFigures daily)
    {
        try
        {
            (string data, string configuration) = KeysOf(journal);
            return Deflation.Of(daily, Ratios(data, configuration, daily.SharpePerDay));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Deflation.Uncounted($"{_path} cannot be read ({problem.Message})");
        }
    }

    // The same files by their content, cut to the same dates; the same settings with the same plugins by theirs.
    private static (string Data, string Configuration) KeysOf(RunJournal journal)
    {
        IEnumerable<string> files = journal.Rows("SELECT DISTINCT sha256 FROM inputs ORDER BY sha256").Select(r => r.Text("sha256")!);
        string data = string.Join('\n', files) + '\n' + journal.Header.GetValueOrDefault(RunHeader.DatesKey);
        string configuration = journal.Header.GetValueOrDefault(RunSettings.Key) + '\n' + journal.Header.GetValueOrDefault("plugins");
        return (HashOf(data), HashOf(configuration));
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static RunResult WithDeflation(RunResult result, Deflation deflation) =>
        result with { Performance = result.Performance with { Deflation = deflation } };

    private double?[] Ratios(string data, string configuration, double? own)
    {
        SortedDictionary<string, double?> ratios = new(StringComparer.Ordinal);
        foreach (string line in File.Exists(_path) ? File.ReadLines(_path) : [])
        {
            string[] cells = line.Split(',');
            if (cells.Length == Columns && string.Equals(cells[0], data, StringComparison.Ordinal))
            {
                ratios[cells[ConfigurationColumn]] =
                    double.TryParse(cells[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio) ? ratio : null;
            }
        }

        ratios[configuration] = own;
        return [.. ratios.Values];
    }

    // In one write each, so that runs at the same time do not cut each other's lines.
    private void Append(string line)
    {
        string text = File.Exists(_path) ? line : Header + line;
        using FileStream file = new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
