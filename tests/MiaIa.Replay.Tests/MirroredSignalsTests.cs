using System.Globalization;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>
/// Whole decisions in the mirror: a file with reflected prices and exchanged sides gives the reflected signals of both strategies, with
/// the same reasons. The account buys no contract, so that no exit of one side alone changes what follows.
/// </summary>
public sealed class MirroredSignalsTests : IDisposable
{
    private const double Relative = 1e-9;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [InlineData("ESM17-CME", 2400, "2017-04-10", "2017-05-26")]
    [InlineData("ESU19-CME", 2900, "2019-07-15", "2019-08-30")]
    public void Signals_AreReflected(string contract, int center, string from, string to)
    {
        IReadOnlyList<string> lines = SierraBars.Lines(contract);
        string plain = Run("plain", contract, lines, from, to);
        string mirror = Run("mirror", contract, [.. lines.Select((l, i) => i == 0 ? l : SierraBars.Mirrored(l, center))], from, to);

        const string Decisions = "SELECT number, time_ns, candidate, reason, failed, s1, threshold, decision FROM decisions ORDER BY number";
        IReadOnlyList<string[]> decisions = RunTables.Cells(plain, Decisions);
        decisions.Should().HaveCountGreaterThan(5000);
        decisions.Zip(RunTables.Cells(mirror, Decisions)).Where(p => !IsReflected(p.First, p.Second))
            .Select(p => $"{string.Join('|', p.First)} in the mirror {string.Join('|', p.Second)}").Take(5).Should().BeEmpty();

        const string Signals =
            "SELECT decision, type, strategy, setup, side, entry_ticks, stop_ticks, target_ticks, quality, confidence, reasons FROM signals ORDER BY decision";
        IReadOnlyList<string[]> signals = RunTables.Cells(plain, Signals);
        IReadOnlyList<string[]> others = RunTables.Cells(mirror, Signals);
        signals.Select(s => s[4]).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(["Buy", "Sell"], "both sides have setups");
        others.Should().HaveCount(signals.Count);
        for (int i = 0; i < signals.Count; i++)
        {
            string[] signal = signals[i];
            string[] other = others[i];
            other[0].Should().Be(signal[0]);
            other[1].Should().Be(signal[1].StartsWith("long", StringComparison.Ordinal) ? "short" + signal[1][4..] : "long" + signal[1][5..]);
            other[2..4].Should().Equal(signal[2..4]);
            other[4].Should().Be(signal[4] == "Buy" ? "Sell" : "Buy");
            for (int price = 5; price <= 7; price++)
            {
                (Number(signal[price]) + Number(other[price])).Should().Be(8 * center, "prices are reflected in {0}", string.Join('|', signal));
            }

            Number(other[8]).Should().BeApproximately(Number(signal[8]), Relative);
            Number(other[9]).Should().BeApproximately(Number(signal[9]), Relative);
            other[10].Should().Be(signal[10]);
        }
    }

    private static bool IsReflected(string[] decision, string[] other)
    {
        string candidate = decision[2] switch { "Buy" => "Sell", "Sell" => "Buy", _ => "None" };
        return decision[0] == other[0] && decision[1] == other[1] && candidate == other[2] && decision[3] == other[3] && decision[4] == other[4]
            && (decision[5].Length == 0 ? other[5].Length == 0 : Math.Abs(Number(decision[5]) + Number(other[5])) <= Relative)
            && (decision[6].Length == 0 ? other[6].Length == 0 : Math.Abs(Number(decision[6]) - Number(other[6])) <= Relative)
            && decision[7] == other[7];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string Run(string name, string contract, IReadOnlyList<string> lines, string from, string to)
    {
        // The point of control breaks ties downwards and round numbers are where they are: zones stay out. Weak setups trade, so that
        // there are enough of them.
        string configuration = _folder.Write("mirror.yaml", File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "mirror.yaml")));
        string folder = Directory.CreateDirectory(_folder.At(name)).FullName;
        string file = Path.Combine(folder, SierraBars.FileName(contract));
        File.WriteAllLines(file, lines);
        (int exitCode, string output, string errors) = MiaProgram.Run(
            folder, ["backtest", "--json", "--config", configuration, "--from", from, "--to", to, "--data", file]);
        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("trades").GetArrayLength().Should().Be(0, "the account buys nothing");
        return Path.Combine(folder, json.RootElement.GetProperty("journal").GetString()!);
    }
}
