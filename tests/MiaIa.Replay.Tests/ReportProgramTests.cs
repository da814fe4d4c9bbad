using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>The report as the program leaves it: the same figures as the summary, in the same bytes, and never at the cost of the run.</summary>
public sealed partial class ReportProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Development => Path.Combine(Repository.Root, "tests", "data", "development.yaml");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void ItsFigures_AreThoseOfTheJson_AndOfTheTerminal()
    {
        string configuration = Planted();
        string[] sim = ["sim", "--fresh", "--config", configuration, "--runs", _folder.At("runs")];
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, [.. sim, "--json"]);
        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement statistics = json.RootElement.GetProperty("statistics");
        statistics.GetProperty("roundTrips").GetInt32().Should().BeGreaterThan(3, "else nothing is compared");
        string journal = json.RootElement.GetProperty("journal").GetString()!;
        string page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(journal)!, "report.html"));
        (string Name, string Value, string Shown)[] cells = [.. Cell().Matches(page).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];
        cells.Length.Should().BeGreaterThan(40);
        foreach ((string name, string value, _) in cells)
        {
            JsonElement element = name.Split('.').Aggregate(statistics, (e, part) => e.GetProperty(part));
            if (element.ValueKind is JsonValueKind.Null)
            {
                value.Should().Be("null", name);
            }
            else
            {
                double.Parse(value, CultureInfo.InvariantCulture).Should().Be(element.GetDouble(), name);
            }
        }

        (_, string text, _) = MiaProgram.Run(_folder.Root, sim);
        foreach (string name in new[] { "winRate", "winRateLow95", "winRateHigh95", "net", "gross", "fees", "expectancy", "expectancyR", "signFlipProbability", "expectancyLow95", "equity", "maxDrawdown" })
        {
            string shown = cells.First(c => c.Name == name).Shown;
            text.Should().Contain(shown.EndsWith(" USD", StringComparison.Ordinal) ? shown[..^4] : shown, name);
        }
    }

    [Fact]
    public void MadeAgain_ItHasTheSameBytes_AndNothingIsLeftBesideTheJournal()
    {
        (int exitCode, string output, string errors) = Backtest(Development, "--json");
        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        string run = Path.GetDirectoryName(json.RootElement.GetProperty("journal").GetString()!)!;
        Directory.GetFiles(run).Select(Path.GetFileName).Should().BeEquivalentTo("run.db", "report.html");
        (exitCode, output, errors) = MiaProgram.Run(_folder.Root, "report", "last", "--out", _folder.At("new", "again.html"));
        exitCode.Should().Be(0, errors);
        output.Should().Contain("again.html");
        File.ReadAllBytes(_folder.At("new", "again.html")).Should().Equal(File.ReadAllBytes(Path.Combine(run, "report.html")));
    }

    [Fact]
    public void AnotherConfigurationOverTheSameData_IsAnotherTrial_AndTheSameOneIsNot()
    {
        string other = _folder.Write("other.yaml", File.ReadAllText(Development) + "\n# a comment changes no setting\n");
        string third = _folder.Write("third.yaml", File.ReadAllText(Development) + "\ndecision-cycle: 0ms\n");
        Trials(Development).Should().Be(1);
        Trials(other).Should().Be(1);
        Trials(third).Should().Be(2);

        int Trials(string configuration)
        {
            (int exitCode, string output, string errors) = Backtest(configuration, "--json");
            exitCode.Should().Be(0, errors);
            using JsonDocument json = JsonDocument.Parse(output);
            return json.RootElement.GetProperty("statistics").GetProperty("trials").GetInt32();
        }
    }

    [Fact]
    public void APlaceThatCannotBeWritten_IsAnErrorAfterTheSummary_AndTheRunStands()
    {
        string blocked = Path.Combine(_folder.Write("file", ""), "report.html");
        (int exitCode, string output, string errors) = Backtest(Development, "--report", blocked);
        exitCode.Should().Be(1);
        output.Should().Contain("fingerprint ").And.Contain("report " + _folder.At("runs"));
        errors.Should().Contain($"The report {blocked} cannot be written").And.NotContain("   at ");
        (exitCode, _, errors) = MiaProgram.Run(_folder.Root, "report", "last", "--out", blocked);
        exitCode.Should().Be(1);
        errors.Should().Contain("cannot be written");
        Backtest(Development, "--no-journal", "--report", _folder.At("r.html")).ExitCode.Should().Be(2, "a report is made from the journal");
    }

    private (int ExitCode, string Output, string Errors) Backtest(string configuration, params string[] more)
    {
        string file = _folder.At("ESH20-CME.txt");
        if (!File.Exists(file))
        {
            IEnumerable<string> rows = Enumerable.Range(0, 390).Select(i => string.Create(
                CultureInfo.InvariantCulture,
                $"2020/1/7, {8 + ((30 + i) / 60):00}:{(30 + i) % 60:00}:00, {3200 + (i % 7 * 0.25m)}, {3201 + (i % 7 * 0.25m)}, {3199 + (i % 7 * 0.25m)}, {3200 + ((i + 1) % 7 * 0.25m)}, {100 + (i % 13)}, 10, 50, {50 + (i % 13)}"));
            File.WriteAllText(file, "Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n" + string.Join('\n', rows) + "\n");
        }

        return MiaProgram.Run(_folder.Root, ["backtest", "--config", configuration, "--runs", _folder.At("runs"), "--data", file, .. more]);
    }

    private string Planted()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "strategies.yaml"));
        foreach ((string shipped, string wanted) in new (string, string)[]
        {
            ("source: synthetic,", "source: { synthetic: { planted: \"trend-day,range-day\", days: 6, activity: 0.15 } },"),
            ("  trend: ", "  trend: { trade-weak: on } #"),
            ("  range: ", "  range: { trade-weak: on } #"),
            ("confidence-gate:", "confidence-gate: { min: 0.60 } #"),
            ("decision-cycle: 50ms", "decision-cycle: 0ms"),
            ("daily-loss: 500 USD", "daily-loss: 5000 USD"),
            ("halt-percent: 5 %, warn-percent: 3 %", "halt-percent: 100 %, warn-percent: 99 %"),
            ("losses: 5, pause: 60m", "losses: 100, pause: 60m"),
            ("daily-target: 1000 USD", "daily-target: 100000 USD"),
            ("position-size: { risk-dollars: 250 USD }", "position-size: { risk-percent: 10 %, risk-dollars: 2000 USD }"),
        })
        {
            text.Should().Contain(shipped);
            text = text.Replace(shipped, wanted, StringComparison.Ordinal);
        }

        return _folder.Write("planted.yaml", text);
    }

    // Of the tables of figures; the groups have cells of the same names.
    [GeneratedRegex("</th><td data-name=\"([^\"]*)\" data-value=\"([^\"]*)\">([^<]*)</td><td class=\"note\">")]
    private static partial Regex Cell();
}
