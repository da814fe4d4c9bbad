using System.Globalization;
using System.Text;
using System.Text.Json;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>From data to a model file, and from the file to a run that asks it.</summary>
public sealed class TrainTests : IDisposable
{
    private const int Days = 20;
    private const int BarsPerDay = 390;

    private const string OfBars = """
        instruments: { trade: ES }
        features:
          vwap-trend:
          session:
          volatility-regime:
        confluence:
          weighted-confluence:
            groups: { own: { share: 1, weights: { vwap-trend: 1 } } }
            factors: [session]
            threshold: volatility-regime
        strategies:
          trend: { explore: on }
        filters:
          ml-ensemble: { model: models/planted }
        modes:
          backtest: { broker: simulated, fill-model: bar-pessimistic, capital: 25000 USD }
        sources:
          csv: { columns: "time,open,high,low,close,volume", time-format: unix-ms, zone: UTC, stamp: start, period: 1m, symbol: ESH26 }
        """;

    private const string OfAMadeUpMarket = """
        instruments: { trade: ES }
        features:
          vwap-trend:
          volume-confirmation:
          order-book-imbalance:
          session:
          volatility-regime: { thresholds: [0.05, 0.06, 0.07, 0.08] }
        confluence:
          weighted-confluence:
            groups: { own: { share: 1, weights: { vwap-trend: 1, volume-confirmation: 1, order-book-imbalance: 1 } } }
            factors: [session]
            threshold: volatility-regime
        decision-cycle: 0
        modes:
          sim: { source: { synthetic: { activity: 0.1 } }, broker: simulated, fill-model: bar-pessimistic, capital: 25000 USD }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>SIMULATED bars in which trends go on in the morning and turn in the afternoon: the time of day tells what pays.</summary>
    [Fact]
    public void WhatTheBarsHold_IsLearnt_WrittenAndAsked()
    {
        string bars = _folder.Write("bars.csv", Bars(seed: 5));
        _folder.Write("strategies.yaml", OfBars);
        (int exitCode, string output, string errors) = Train("--data", bars, "--out", "models/planted", "--json");
        exitCode.Should().Be(0, output + errors);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement root = json.RootElement;
        root.GetProperty("status").GetString().Should().Be("Trained");
        root.GetProperty("provenance").GetString().Should().Be("REAL, SUSPECT", "files are taken for what they are given as, and bars of a test look like nothing real");
        root.GetProperty("inputs")[0].GetProperty("sha256").GetString().Should().HaveLength(64);
        JsonElement figures = root.GetProperty("figures");
        JsonElement crossed = figures.GetProperty("crossValidated");
        crossed.GetProperty("precision").GetDouble().Should().BeGreaterThan(crossed.GetProperty("baseRate").GetDouble() + 0.1);
        figures.GetProperty("importance").EnumerateObject().MaxBy(p => p.Value.GetDouble()).Name.Should().StartWith("minute-");

        byte[] model = File.ReadAllBytes(_folder.At("models", "planted"));
        Train("--data", bars, "--out", "models/again").ExitCode.Should().Be(0);
        bool isSame = model.AsSpan().SequenceEqual(File.ReadAllBytes(_folder.At("models", "again")));
        isSame.Should().BeTrue("the same data give the same model, to the byte");

        (exitCode, output, errors) = MiaProgram.Run(_folder.Root, "backtest", "--data", bars, "--no-journal", "--json");
        exitCode.Should().Be(0, errors);
        using JsonDocument run = JsonDocument.Parse(output);
        run.RootElement.GetProperty("header").GetProperty("ml-ensemble").GetString().Should().MatchRegex("^ML 3/3 - trained to 2026-02-02, file [0-9a-f]{16}$");
        run.RootElement.GetProperty("funnel").GetProperty("removed").EnumerateObject()
            .Where(p => p.Name is "FILTER" or "ML_REJECT").Sum(p => p.Value.GetInt64()).Should().BeGreaterThan(100);
    }

    /// <summary>The made-up market is a driftless walk: nothing is to be learnt there, and nothing is written.</summary>
    [Fact]
    public void AMadeUpMarket_TeachesNothing()
    {
        _folder.Write("strategies.yaml", OfAMadeUpMarket);
        (int exitCode, string output, string errors) = Train("--days", "8", "--seed", "3", "--out", "models/none", "--json");
        exitCode.Should().Be(1, output + errors);
        using JsonDocument json = JsonDocument.Parse(output);
        JsonElement root = json.RootElement;
        root.GetProperty("status").GetString().Should().Be("NotTrained");
        root.GetProperty("provenance").GetString().Should().Be("SIMULATED");
        root.GetProperty("rows").GetInt32().Should().BeGreaterThan(1000);
        root.GetProperty("reason").GetString().Should().Contain("not more than two standard errors");
        root.GetProperty("figures").GetProperty("crossValidated").GetProperty("baseRate").GetDouble().Should().BeInRange(0.4, 0.6);
        root.GetProperty("notComputed").EnumerateArray().Select(n => n.GetString()).Should().Contain("mtf-confluence.score").And.HaveCount(10);
        root.GetProperty("model").ValueKind.Should().Be(JsonValueKind.Null);
        Directory.Exists(_folder.At("models")).Should().BeFalse();
    }

    [Theory]
    [InlineData("--folds must be 2 to 20.", "--folds", "1")]
    [InlineData("--days is for a made-up market", "--days", "3", "--data", "strategies.yaml")]
    public void WrongArguments_AreToldBeforeAnythingIsRead(string told, params string[] arguments)
    {
        _folder.Write("strategies.yaml", OfBars);
        (int exitCode, _, string errors) = Train(["--out", "models/x", .. arguments]);
        exitCode.Should().Be(2);
        errors.Should().Contain(told);
    }

    private static string Bars(ulong seed)
    {
        TestRandom random = new(seed);
        StringBuilder text = new();
        int price = 24_000;
        DateTime date = new(2026, 1, 5, 14, 30, 0, DateTimeKind.Utc); // 09:30 in New York
        for (int day = 0; day < Days; date = date.AddDays(1))
        {
            bool isTradingDay = date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
                && date is not ({ Month: 1, Day: 19 } or { Month: 2, Day: 16 });
            if (isTradingDay)
            {
                day++;
                AppendDay(text, random, date, ref price);
            }
        }

        return text.ToString();
    }

    private static void AppendDay(StringBuilder text, TestRandom random, DateTime date, ref int price)
    {
        const int Noon = 180;
        int side = random.Chance(0.5) ? 1 : -1;
        for (int bar = 0; bar < BarsPerDay; bar++)
        {
            bool isMorning = bar < Noon;
            int block = isMorning ? 60 : 10;
            side = bar % block != 0 ? side : isMorning ? (random.Chance(0.5) ? 1 : -1) : -side;
            (int open, int high, int low) = (price, price, price);
            for (int step = 0; step < 10; step++)
            {
                price += random.Chance(0.5 + (side * (isMorning ? 0.06 : 0.12))) ? 1 : -1;
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }

            long stamp = new DateTimeOffset(date.AddMinutes(bar)).ToUnixTimeMilliseconds();
            text.Append(CultureInfo.InvariantCulture, $"{stamp},{open / 4m},{high / 4m},{low / 4m},{price / 4m},{random.Next(500, 2000)}\n");
        }
    }

    private (int ExitCode, string Output, string Errors) Train(params string[] arguments) => MiaProgram.Run(_folder.Root, ["train", .. arguments]);
}
