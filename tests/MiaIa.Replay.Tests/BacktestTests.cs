using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>Back-tests over real data from the command to the journal.</summary>
public sealed class BacktestTests : IDisposable
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
    public void LeanDays_RunToASummary_WithTheShippedFile()
    {
        using JsonDocument json = Backtest(Shipped, RealData.Path("lean", "future", "cme"));
        JsonElement root = json.RootElement;

        root.GetProperty("provenance").GetString().Should().Be("REAL");
        root.GetProperty("suspect").GetBoolean().Should().BeFalse();
        root.GetProperty("health").GetProperty("ES").GetProperty("verdict").GetString().Should().Be("ok");
        root.GetProperty("header").GetProperty("health").GetString().Should().StartWith("ES ok");
        root.GetProperty("coverage").GetDouble().Should().BeInRange(0.42, 0.443, "volume, VWAP, patterns and timeframes have their data: .443 of the weight once warm");
        root.GetProperty("degraded").EnumerateArray().Select(d => d.GetString()!)
            .Should().Contain(d => d.StartsWith("order-book-imbalance", StringComparison.Ordinal))
            .And.Contain(d => d.StartsWith("tick-momentum", StringComparison.Ordinal));
        root.GetProperty("statistics").GetProperty("bars").GetInt64().Should().Be(BarsOf("2013", "2020"));
        Funnel(root).Should().Be(root.GetProperty("funnel").GetProperty("counted").GetInt64());
    }

    [Fact]
    public void SuspectData_AreCalledSuspectInEveryReport()
    {
        // A day of flat volume that steps by 12 ticks from each close to the next open: nothing real looks like that.
        IEnumerable<string> rows = Enumerable.Range(0, 390).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"2020/1/7, {8 + ((30 + i) / 60):00}:{(30 + i) % 60:00}:00, {3200 + (i % 2 * 2.5m)}, {3203 + (i % 2 * 2.5m)}, {3200 + (i % 2 * 2.5m)}, {3200 + (i % 2 * 2.5m)}, 100, 10, 50, 50"));
        string file = _folder.Write("ESH20-CME.txt", "Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n" + string.Join('\n', rows) + "\n");

        using JsonDocument json = Backtest(Development, file);
        json.RootElement.GetProperty("suspect").GetBoolean().Should().BeTrue();
        json.RootElement.GetProperty("header").GetProperty("health").GetString().Should().StartWith("ES SUSPECT: small steps");
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "backtest", "--config", Development, "--no-journal", "--data", file);
        exitCode.Should().Be(0, errors);
        output.Should().Contain("data REAL, SUSPECT").And.Contain("(data SUSPECT)");
    }

    [Fact]
    public void MorePricesOffTheGridThanOnIt_EndTheRunWithAnError()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 40).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"2020/1/7, 09:{i:00}:00, {3200 + (i < 15 ? 0 : 0.1m)}, 3201, 3200, 3200, 100, 10, 50, 50"));
        string file = _folder.Write("ESH20-CME.txt", "Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n" + string.Join('\n', rows) + "\n");

        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "backtest", "--config", Development, "--no-journal", "--data", file);
        exitCode.Should().Be(2);
        errors.Should().Contain("ES: 25 prices are off its grid of 0.25 points and 15 are on it");
    }

    [RealDataFact]
    public void SierraYears_TradeBothSides_AndGiveTheSameFingerprintUnderAnotherZone()
    {
        string data = RealData.Path("sierra_5m");
        using JsonDocument first = Backtest(Development, data, "--to", "2016-12-31");
        using JsonDocument again = Backtest(
            Development, data, new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = "Australia/Lord_Howe", ["LANG"] = "fr_FR" },
            "--to", "2016-12-31");

        JsonElement[] trades = [.. first.RootElement.GetProperty("trades").EnumerateArray()];
        trades.Count(t => t.GetProperty("side").GetString() == "long").Should().BeGreaterThan(20);
        trades.Count(t => t.GetProperty("side").GetString() == "short").Should().BeGreaterThan(20);
        again.RootElement.GetProperty("fingerprint").GetString()
            .Should().Be(first.RootElement.GetProperty("fingerprint").GetString());
    }

    [RealDataFact]
    public void Journal_AddsUpToTheSummary_ToTheCent()
    {
        using JsonDocument json = Backtest(Development, RealData.Path("lean", "future", "cme"));
        using SqliteConnection journal = new($"Data Source={Path.Combine(_folder.Root, json.RootElement.GetProperty("journal").GetString()!)}");
        journal.Open();

        decimal net = 0;
        long position = 0;
        using (SqliteDataReader fills = Query(journal, "SELECT side, quantity, price_ticks, fee_micros FROM fills ORDER BY execution_id"))
        {
            while (fills.Read())
            {
                int sign = fills.GetString(0) == "Buy" ? 1 : -1;
                position += sign * fills.GetInt64(1);
                net -= (sign * fills.GetInt64(1) * fills.GetInt64(2) * 12.50m) + (fills.GetInt64(3) / 1_000_000m);
            }
        }

        position.Should().Be(0, "the last session is flat");
        json.RootElement.GetProperty("statistics").GetProperty("net").GetDecimal().Should().Be(net);
        Count(journal, "SELECT count(*) FROM round_trips").Should().Be(json.RootElement.GetProperty("trades").GetArrayLength()).And.BeGreaterThan(0);
        Count(journal, "SELECT count(*) FROM decisions WHERE is_bar_close = 1").Should().Be(json.RootElement.GetProperty("statistics").GetProperty("bars").GetInt64());
        Count(journal, "SELECT count(*) FROM inputs WHERE length(sha256) = 64").Should().BeGreaterThan(10);
    }

    [RealDataFact]
    public void Journal_CarriesContributionsThatAddUpToTheScore()
    {
        using JsonDocument json = Backtest(Development, RealData.Path("lean", "future", "cme"));
        using SqliteConnection journal = new($"Data Source={Path.Combine(_folder.Root, json.RootElement.GetProperty("journal").GetString()!)}");
        journal.Open();

        using SqliteDataReader worst = Query(
            journal,
            """SELECT max(abs(s0 - "volume-confirmation.score contribution" - "vwap-trend.score contribution")), count(*) FROM decisions""");
        worst.Read().Should().BeTrue();
        worst.GetDouble(0).Should().BeLessThan(1e-12);
        worst.GetInt64(1).Should().BeGreaterThan(5000);
    }

    [RealDataFact]
    public void EveryRoundTrip_StaysWithinTheWindowAndTheLimits()
    {
        using JsonDocument json = Backtest(Development, RealData.Path("lean", "future", "cme"));
        TimeZoneInfo newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        foreach (JsonElement trade in json.RootElement.GetProperty("trades").EnumerateArray())
        {
            TimeOnly entry = NewYork(trade.GetProperty("entryTime").GetString()!, newYork);
            entry.Should().BeOnOrAfter(new TimeOnly(9, 35)).And.BeOnOrBefore(new TimeOnly(15, 45));
            NewYork(trade.GetProperty("exitTime").GetString()!, newYork).Should().BeOnOrBefore(new TimeOnly(15, 56));
            trade.GetProperty("quantity").GetInt32().Should().BeInRange(1, 2);
            trade.GetProperty("riskTicks").GetInt32().Should().BeInRange(4, 15);
        }
    }

    private static TimeOnly NewYork(string utc, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(
        DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), zone));

    private static long Funnel(JsonElement root) =>
        root.GetProperty("funnel").GetProperty("orders").GetInt64()
        + root.GetProperty("funnel").GetProperty("removed").EnumerateObject().Sum(r => r.Value.GetInt64());

    // Bars of the front contract, straight from the truth file: December 2013 and March 2020 are front on all these days.
    private static long BarsOf(params string[] years)
    {
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllText(RealData.Path("ground_truth.json")));
        return truth.RootElement.EnumerateObject()
            .Where(f => years.Any(y => f.Name.StartsWith($"lean/future/cme/minute/es/{y}", StringComparison.Ordinal)) && f.Name.EndsWith("_trade.zip", StringComparison.Ordinal))
            .SelectMany(f => f.Value.GetProperty("entries").EnumerateObject())
            .Where(e => e.Name.EndsWith("201312.csv", StringComparison.Ordinal) || e.Name.EndsWith("202003.csv", StringComparison.Ordinal))
            .Sum(e => e.Value.GetProperty("rows").GetInt64());
    }

    private static SqliteDataReader Query(SqliteConnection journal, string sql)
    {
        SqliteCommand command = journal.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteReader();
    }

    private static long Count(SqliteConnection journal, string sql)
    {
        using SqliteDataReader reader = Query(journal, sql);
        reader.Read();
        return reader.GetInt64(0);
    }

    private JsonDocument Backtest(string configuration, string data, params string[] more) =>
        Backtest(configuration, data, new Dictionary<string, string>(StringComparer.Ordinal), more);

    private JsonDocument Backtest(
        string configuration, string data, IReadOnlyDictionary<string, string> environment, params string[] more)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(
            _folder.Root, environment, ["backtest", "--json", "--config", configuration, "--data", data, .. more]);
        exitCode.Should().Be(0, errors);
        return JsonDocument.Parse(output);
    }
}
