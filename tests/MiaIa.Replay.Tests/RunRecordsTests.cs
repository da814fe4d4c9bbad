using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>The records of a run, from the command to the file.</summary>
public sealed partial class RunRecordsTests : IDisposable
{
    private const long MinuteNs = 60_000_000_000;

    private readonly TemporaryFolder _folder = new();

    private static string Development => Path.Combine(Repository.Root, "tests", "data", "development.yaml");

    private static string Shipped => Path.Combine(Repository.Root, "strategies.yaml");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [RealDataFact]
    public void TheRecordsOfABacktest_AgreeWithItsSummary()
    {
        string config = _folder.Write("exits.yaml", File.ReadAllText(Development) + "\nexits: { breakeven-ticks: 4, trailing-from-ticks: 6 }\n");
        using JsonDocument run = Json("backtest", "--config", config, "--data", RealData.Path("lean", "future", "cme"));
        JsonElement statistics = run.RootElement.GetProperty("statistics");
        string journal = Path.Combine(_folder.Root, run.RootElement.GetProperty("journal").GetString()!);
        int trips = statistics.GetProperty("roundTrips").GetInt32();
        trips.Should().BeGreaterThan(10);

        using JsonDocument export = Json("runs", "export", "last", "--out", "out");
        string[] files = [.. export.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file").GetString()!)];
        JsonDocument[] lines = [.. files.SelectMany(f => File.ReadLines(Path.Combine(_folder.Root, f))).Select(l => JsonDocument.Parse(l))];
        lines.Select(l => l.RootElement.GetProperty("sequence").GetInt64()).Should().Equal(Enumerable.Range(1, lines.Length).Select(i => (long)i));
        ILookup<string, JsonElement> kinds = lines.ToLookup(l => l.RootElement.GetProperty("kind").GetString()!, l => l.RootElement, StringComparer.Ordinal);
        JsonElement[] results = [.. kinds["final_result"].Select(r => r.GetProperty("record"))];
        results.Should().HaveCount(trips);
        results.Sum(r => decimal.Parse(r.GetProperty("net").GetString()!)).Should().Be(statistics.GetProperty("net").GetDecimal());
        results.Average(r => r.GetProperty("r").GetDouble()).Should().BeApproximately(statistics.GetProperty("expectancyR").GetDouble(), 1e-9);
        kinds["post_mortem"].Should().HaveCount(trips);
        kinds["pre_analysis"].Should().HaveCount(kinds["decision"].Count());
        kinds["pre_analysis"].Count(p => p.GetProperty("roundTrip").ValueKind is JsonValueKind.Number).Should().BeGreaterThanOrEqualTo(trips);
        kinds["execution"].Should().HaveCount(Count(journal, "orders"));

        // Every move of a stop that the broker acknowledged is one, at its price.
        string[] moves = [.. kinds["position_update"].Select(u => u.GetProperty("record")).Where(u => u.GetProperty("cause").GetString() == "stop-move").Select(u => u.GetProperty("stop_ticks").ToString())];
        moves.Should().NotBeEmpty();
        moves.Should().BeSubsetOf(RunTables.Rows(journal, "SELECT price_ticks FROM order_events WHERE kind = 'Change'"));
        kinds["position_update"].Select(u => u.GetProperty("record")).Where(u => u.GetProperty("cause").GetString() == "bars")
            .Should().OnlyContain(u => u.GetProperty("bars").GetInt32() % 10 == 0);
        foreach (JsonDocument line in lines)
        {
            line.Dispose();
        }
    }

    [Fact]
    public void StatisticsLines_ComeEveryMinuteOfTheSession_AndAreKept()
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "sim", "--config", Shipped, "--stats");
        exitCode.Should().Be(0, errors);
        string journal = Directory.GetFiles(_folder.At("runs"), "run.db", SearchOption.AllDirectories).Single();
        long open = long.Parse(RunTables.Rows(journal, "SELECT min(time_ns) FROM statistics").Single());
        RunTables.Rows(journal, $"SELECT count(*) FROM statistics WHERE (time_ns - {open}) % {MinuteNs} <> 0").Single().Should().BeOneOf("0", "1");
        int kept = Count(journal, "statistics");
        kept.Should().BeGreaterThan(1000, "a session has 1380 minutes");
        StatsLine().Count(output).Should().Be(kept + 1, "each as it falls due, and the last in the summary");
        RateLine().Count(output).Should().Be(2 * (kept + 1));

        string[] again = [.. RunTables.Rows(journal, "SELECT time_ns, trades, pnl, daily_pnl, candidates FROM statistics")];
        MiaProgram.Run(_folder.Root, "sim", "--config", Shipped, "--runs", "second").ExitCode.Should().Be(0);
        string second = Directory.GetFiles(_folder.At("second"), "run.db", SearchOption.AllDirectories).Single();
        RunTables.Rows(second, "SELECT time_ns, trades, pnl, daily_pnl, candidates FROM statistics").Should().Equal(again);
    }

    [Fact]
    public void WithJson_TheLinesGoToStandardError_AndWithoutStatsOnlyTheLastIsTold()
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "sim", "--config", Shipped, "--stats", "--json");
        exitCode.Should().Be(0, errors);
        StatsLine().IsMatch(errors).Should().BeTrue();
        using JsonDocument json = JsonDocument.Parse(output);
        string[] lines = [.. json.RootElement.GetProperty("statistics").GetProperty("lines").EnumerateArray().Select(l => l.GetString()!)];
        lines.Should().HaveCount(3);
        StatsLine().IsMatch(lines[0]).Should().BeTrue();

        (_, string quiet, _) = MiaProgram.Run(_folder.Root, "sim", "--config", Shipped);
        StatsLine().Count(quiet).Should().Be(1);
        quiet.Should().Contain(lines[0]);
    }

    [Fact]
    public void Runs_AreListedCopiedAndDeleted()
    {
        MiaProgram.Run(_folder.Root, "runs", "list").Output.Should().Contain("no run");
        MiaProgram.Run(_folder.Root, "sim", "--config", Shipped).ExitCode.Should().Be(0);
        using (JsonDocument list = Json("runs", "list"))
        {
            JsonElement run = list.RootElement.GetProperty("runs")[0];
            (run.GetProperty("mode").GetString(), run.GetProperty("state").GetString(), run.GetProperty("provenance").GetString())
                .Should().Be(("sim", "finished", "SIMULATED"));
        }

        MiaProgram.Run(_folder.Root, "runs", "backup", "last", "--out", "copy.db").ExitCode.Should().Be(0);
        Count(_folder.At("copy.db"), "header").Should().BePositive();
        MiaProgram.Run(_folder.Root, "runs", "prune").ExitCode.Should().Be(2);
        MiaProgram.Run(_folder.Root, "runs", "export", "nobody").ExitCode.Should().Be(2);
        MiaProgram.Run(_folder.Root, "runs", "prune", "--keep", "0").Output.Should().Contain("would delete").And.Contain("--yes");
        Directory.GetDirectories(_folder.At("runs")).Should().ContainSingle();
        MiaProgram.Run(_folder.Root, "runs", "prune", "--keep", "0", "--yes").ExitCode.Should().Be(0);
        Directory.GetDirectories(_folder.At("runs")).Should().BeEmpty();
    }

    [GeneratedRegex(@"^Stats Intégrées: Trades=\d+, Win Rate=\d+\.\d%, PnL=\$-?\d+\.\d\d, Daily PnL=\$-?\d+\.\d\d, Positions=\d+\r?$", RegexOptions.Multiline)]
    private static partial Regex StatsLine();

    [GeneratedRegex(@"^(ML Approval|Gamma Optimization) Rate: \d+\.\d% \(\d+/\d+\)\r?$", RegexOptions.Multiline)]
    private static partial Regex RateLine();

    private static int Count(string journal, string table) => int.Parse(RunTables.Rows(journal, $"SELECT count(*) FROM {table}").Single());

    private JsonDocument Json(params string[] arguments)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, [.. arguments, "--json"]);
        exitCode.Should().Be(0, errors);
        return JsonDocument.Parse(output);
    }
}
