using System.Globalization;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>The rows of <c>mia features</c> over the five-minute bars of ES and the chains of SPX, of a few features.</summary>
public sealed class ChainRows : IDisposable
{
    private static readonly string[] Kept = ["gamma-levels", "gamma-levels-proximity", "options-flow-bias", "weighted-confluence"];

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string[]> _rows = new(StringComparer.Ordinal);

    public ChainRows()
    {
        if (!RealData.IsPresent)
        {
            return;
        }

        string file = _folder.At("rows.csv");
        string configuration = _folder.Write("all.yaml", File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"))
            .Replace("decision-cycle: 50ms", "decision-cycle: 0ms", StringComparison.Ordinal));
        (int exitCode, _, string errors) = MiaProgram.Run(
            _folder.Root, "features", "--config", configuration, "--out", file, "--from", "2023-04-03", "--to", "2023-05-09",
            "--data", RealData.Path("sierra_5m", "ESM23-CME.scid_BarData__5m.txt.gz"), RealData.Path("cboe_chains"));
        exitCode.Should().Be(0, errors);
        foreach (string[] fields in File.ReadLines(file).Select(l => l.Split(',')).Where(f => Kept.Contains(f[2])))
        {
            _rows[$"{fields[0]} {fields[2]}.{fields[3]}"] = fields;
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Value, status and age of an output at the end of a bar; empty when Missing.</summary>
    public (string Value, string Status, string Age) At(string time, string output)
    {
        string[] row = _rows[$"{time} {output}"];
        return (row[4], row[5], row[6]);
    }

    /// <summary>A value as a number.</summary>
    public double Number(string time, string output) => double.Parse(At(time, output).Value, CultureInfo.InvariantCulture);

    /// <summary>All rows of an output, by time.</summary>
    public IEnumerable<string[]> Of(string output) => _rows.Where(r => r.Key.EndsWith(" " + output, StringComparison.Ordinal)).Select(r => r.Value);
}
