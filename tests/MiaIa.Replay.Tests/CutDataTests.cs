using System.Globalization;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// No look-ahead: a run over data cut at a moment is the longer run up to that moment, to the last digit of every value. A sample of cuts
/// of one quarter, all fifty in the full run.
/// </summary>
public sealed class CutDataTests : IDisposable
{
    private const string Contract = "ESM17-CME";
    private const int Seed = 20170317;

    private static readonly string[] Tables =
    [
        "SELECT * FROM decisions WHERE time_ns <= {0} ORDER BY number",
        "SELECT * FROM signals WHERE time_ns <= {0} ORDER BY decision",
        "SELECT * FROM orders WHERE time_ns <= {0} ORDER BY id",
        "SELECT * FROM fills WHERE time_ns <= {0} ORDER BY execution_id",
        "SELECT * FROM round_trips WHERE exit_ns < {0} ORDER BY id",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataFact]
    public void ACutRun_IsTheLongerRunUpToTheCut()
    {
        // March to June of 2017: one quarter of one contract.
        string[] lines = [.. SierraBars.Lines(Contract)];
        string whole = Run("whole", lines);
        int cuts = Environment.GetEnvironmentVariable("MIA_FULL") is null ? 6 : 50;
        Random random = new(Seed);
        for (int i = 0; i < cuts; i++)
        {
            int last = random.Next(lines.Length / 10, lines.Length - 1);
            string cut = Run(string.Create(CultureInfo.InvariantCulture, $"cut{i}"), lines[..(last + 1)]);
            string endNs = RunTables.Rows(cut, "SELECT max(time_ns) FROM decisions")[0];
            foreach (string table in Tables)
            {
                string sql = string.Format(CultureInfo.InvariantCulture, table, endNs);
                IReadOnlyList<string> expected = RunTables.Rows(whole, sql);
                IReadOnlyList<string> actual = RunTables.Rows(cut, sql);
                int same = expected.Zip(actual).TakeWhile(p => p.First == p.Second).Count();
                (same, actual.Count).Should().Be(
                    (expected.Count, expected.Count), "seed {0}, cut {1} after '{2}': {3}", Seed, i, lines[last], sql);
            }

            RunTables.Rows(cut, "SELECT count(*) FROM decisions")[0].Should().NotBe("0");
        }

        RunTables.Rows(whole, "SELECT count(*) FROM round_trips")[0].Should().NotBe("0", "else the cuts prove little");
    }

    private string Run(string name, IReadOnlyList<string> lines)
    {
        string folder = Directory.CreateDirectory(_folder.At(name)).FullName;
        string file = Path.Combine(folder, SierraBars.FileName(Contract));
        File.WriteAllLines(file, lines);
        string configuration = Path.Combine(folder, "cut.yaml");
        File.WriteAllText(configuration, File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"))
            .Replace("confidence-gate:", "confidence-gate: { min: 0.55 } #", StringComparison.Ordinal)
            .Replace("  trend: ", "  trend: { trade-weak: on } #", StringComparison.Ordinal));
        (int exitCode, string output, string errors) = MiaProgram.Run(folder, ["backtest", "--json", "--config", configuration, "--data", file]);
        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        return Path.Combine(folder, json.RootElement.GetProperty("journal").GetString()!);
    }
}
