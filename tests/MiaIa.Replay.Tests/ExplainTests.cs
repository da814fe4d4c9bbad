using System.Text.Json;
using Microsoft.Data.Sqlite;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>A run explained from its journal, from the command to the text.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Development => Path.Combine(Repository.Root, "tests", "data", "development.yaml");

    private static string Shipped => Path.Combine(Repository.Root, "strategies.yaml");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [RealDataFact]
    public void EveryRoundTripOfABacktest_IsExplainedFromItsEntryToItsResult()
    {
        using JsonDocument run = Json("backtest", "--config", Development, "--data", RealData.Path("lean", "future", "cme"));
        JsonElement[] trades = [.. run.RootElement.GetProperty("trades").EnumerateArray()];
        trades.Should().NotBeEmpty();
        foreach (JsonElement trade in trades.Take(3).Append(trades[^1]))
        {
            string id = trade.GetProperty("id").ToString();
            using JsonDocument json = Json("explain", "last", "--trade", id);
            JsonElement one = json.RootElement.GetProperty("explanations")[0];
            one.GetProperty("roundTrip").GetProperty("net").GetDecimal().Should().Be(trade.GetProperty("net").GetDecimal());
            one.GetProperty("roundTrip").GetProperty("id").ToString().Should().Be(id);
            one.GetProperty("candidate").GetString().Should().Be(trade.GetProperty("side").GetString());
            one.GetProperty("kind").GetString().Should().Be("execute_" + trade.GetProperty("side").GetString());
            double s0 = one.GetProperty("score").GetProperty("s0").GetDouble();
            one.GetProperty("terms").EnumerateArray().Sum(t => t.GetProperty("contribution").GetDouble()).Should().BeApproximately(s0, 1e-12);
            one.GetProperty("setup").GetProperty("size").GetInt32().Should().Be(trade.GetProperty("quantity").GetInt32());
            one.GetProperty("setup").GetProperty("riskTicks").GetInt32().Should().Be(trade.GetProperty("riskTicks").GetInt32());
        }
    }

    [Fact]
    public void ASimulatedRun_IsExplainedInAtMost120Columns_AndLaterMomentsComeFromTheCache()
    {
        using JsonDocument run = Json("sim", "--config", Shipped);
        string last = run.RootElement.GetProperty("statistics").GetProperty("last").GetString()!;
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "explain", "last");
        exitCode.Should().Be(0, errors);
        output.Should().Contain("SIMULATED").And.Contain("S1").And.Contain("volume-confirmation.score");
        output.Split('\n').Should().OnlyContain(l => l.Length <= 120);

        using JsonDocument json = Json("explain", "last", "--at", last, "--at", last, "--stats");
        json.RootElement.GetProperty("explanations").GetArrayLength().Should().Be(2);
        json.RootElement.GetProperty("cache").GetProperty("hits").GetInt64().Should().Be(1);
        json.RootElement.GetProperty("cache").GetProperty("hitRatio").GetDouble().Should().Be(0.5);
    }

    [Fact]
    public void WrongQuestions_EndWithASentence()
    {
        Refusal("explain", "last").Should().Contain("There is no run in runs");
        Refusal("explain", "last", "--trade", "1", "--decision", "2").Should().Contain("Give one of --decision, --trade and --at.");
        Refusal("explain", "last", "--at", "noon").Should().Contain("--at noon is no time");
    }

    private string Refusal(params string[] arguments)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, arguments);
        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        return errors;
    }

    private JsonDocument Json(params string[] arguments)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, [.. arguments, "--json"]);
        exitCode.Should().Be(0, errors);
        return JsonDocument.Parse(output);
    }
}
