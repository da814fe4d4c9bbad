using System.Globalization;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>Two configurations over the same data, from the command to the report.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string Development => Path.Combine(Repository.Root, "tests", "data", "development.yaml");

    private static string Shipped => Path.Combine(Repository.Root, "strategies.yaml");

    public void Dispose() => _folder.Dispose();

    [RealDataFact]
    public void Compare_SaysOfEachSideWhatABacktestOfItSays()
    {
        string changed = _folder.Write("b.yaml", File.ReadAllText(Development).Replace("vwap-trend: 0.18", "vwap-trend: 0.40", StringComparison.Ordinal));
        string data = RealData.Path("lean", "future", "cme");
        using JsonDocument json = Json("compare", Development, changed, "--data", data);
        using JsonDocument first = Json("backtest", "--no-journal", "--config", Development, "--data", data);
        using JsonDocument second = Json("backtest", "--no-journal", "--config", changed, "--data", data);

        JsonElement root = json.RootElement;
        root.GetProperty("settings").EnumerateArray().Select(s => $"{s.GetProperty("key")}: {s.GetProperty("a")} -> {s.GetProperty("b")}")
            .Should().Equal("confluence.weighted-confluence.groups.base.weights.vwap-trend: 0.18 -> 0.4");
        Check(root.GetProperty("a"), first.RootElement);
        Check(root.GetProperty("b"), second.RootElement);
        root.GetProperty("decisions").GetProperty("different").GetInt64().Should().BePositive();
        root.GetProperty("decisions").GetProperty("kinds").EnumerateObject().Sum(k => k.Value.GetInt64())
            .Should().Be(root.GetProperty("decisions").GetProperty("different").GetInt64());
        root.GetProperty("net").GetProperty("total").GetDecimal().Should().Be(Net(second.RootElement) - Net(first.RootElement));

        // Entry time and side, counted here from the two lists of round trips.
        string[] common = [.. Entries(first.RootElement).Intersect(Entries(second.RootElement), StringComparer.Ordinal)];
        root.GetProperty("roundTrips").GetProperty("common").GetInt32().Should().Be(common.Length).And.BePositive();
    }

    [Fact]
    public void AProfile_IsAppliedToTheFile_AndTheSyntheticMarketIsCalledSimulated()
    {
        using JsonDocument json = Json("compare", "corrected", "seed-literal", "--config", Shipped);
        JsonElement root = json.RootElement;
        root.GetProperty("provenance").GetString().Should().Be("SIMULATED");
        root.GetProperty("a").GetProperty("header").GetProperty("profile").GetString().Should().Be("corrected");
        root.GetProperty("b").GetProperty("header").GetProperty("profile").GetString().Should().Be("seed-literal");
        string[] keys = [.. root.GetProperty("settings").EnumerateArray().Select(s => s.GetProperty("key").GetString()!)];
        keys.Should().Contain("profile").And.Contain("risk.trading-window.entries-from").And.Contain("confluence.weighted-confluence.weights-mode");
    }

    [Fact]
    public void TheSameSide_DecidesTheSame_InAReportOfAtMost120Columns()
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "compare", Shipped, "corrected", "--config", Shipped);
        exitCode.Should().Be(0, errors);
        output.Should().Contain("Settings: the same").And.Contain("Decisions that differ: 0 of ")
            .And.Contain("The net result is the same on every session date.").And.Contain("(SIMULATED)");
        output.Split('\n').Where(l => !l.Contains(Shipped, StringComparison.Ordinal)).Should().OnlyContain(l => l.Length <= 120);
    }

    [Fact]
    public void ErrorsOfBothSides_AreToldBeforeAnythingRuns()
    {
        string a = _folder.Write("a.yaml", "profile: corrected\nfeaturs:\n");
        string b = _folder.Write("b.yaml", "profile: corrected\nmodes: { sim: { source: synthetik } }\n");
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "compare", a, b);
        exitCode.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().Contain("unknown section 'featurs'").And.Contain("synthetik");
    }

    [Fact]
    public void WhatIsNeitherFileNorProfile_IsRefused()
    {
        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "compare", "corrected", "seed", "--config", Development);
        exitCode.Should().Be(2);
        errors.Should().Contain("'seed' is neither a file nor a profile; profiles are corrected and seed-literal.");
    }

    private static void Check(JsonElement side, JsonElement backtest)
    {
        side.GetProperty("fingerprint").GetString().Should().Be(backtest.GetProperty("fingerprint").GetString());
        JsonSerializer.Serialize(side.GetProperty("funnel")).Should().Be(JsonSerializer.Serialize(backtest.GetProperty("funnel")));
        side.GetProperty("statistics").GetProperty("roundTrips").GetInt32().Should().Be(backtest.GetProperty("trades").GetArrayLength());
    }

    private static decimal Net(JsonElement backtest) => backtest.GetProperty("statistics").GetProperty("net").GetDecimal();

    private static IEnumerable<string> Entries(JsonElement backtest) => backtest.GetProperty("trades").EnumerateArray()
        .Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.GetProperty("entryTime")} {t.GetProperty("side")}"));

    private JsonDocument Json(params string[] arguments)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, [.. arguments, "--json"]);
        exitCode.Should().Be(0, errors);
        return JsonDocument.Parse(output);
    }
}
