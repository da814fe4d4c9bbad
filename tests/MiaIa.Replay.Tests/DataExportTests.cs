using System.Globalization;
using System.IO.Compression;
using MiaIa.Host;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary><c>mia data export</c>: what is written, and that a file is there whole or not at all.</summary>
public sealed class DataExportTests : IDisposable
{
    private const string SierraHeader = "Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n";

    private readonly TemporaryFolder _folder = new();

    private static string Shipped => Path.Combine(Repository.Root, "strategies.yaml");

    public void Dispose() => _folder.Dispose();

    [RealDataFact]
    public void FiveMinuteBarsOfLeanMinutes_AreTheBarsOfSierraChart()
    {
        string[] lines = Export(
            "--what", "bars", "--period", "5m", "--data",
            RealData.Path("lean", "future", "cme", "minute", "es", "20200105_trade.zip"),
            RealData.Path("lean", "future", "cme", "minute", "es", "20200106_trade.zip"));
        lines[0].Should().Be("start,end,instrument,open,high,low,close,volume,buy-volume,sell-volume,delta,trades");
        Dictionary<string, string> ours = lines.Skip(1).Select(l => l.Split(','))
            .ToDictionary(f => f[0], f => string.Join(' ', f[3..7]), StringComparer.Ordinal);
        ours.Should().HaveCount(285);

        int equal = 0;
        using StreamReader sierra = new(new GZipStream(
            File.OpenRead(RealData.Path("sierra_5m", "ESH20-CME.scid_BarData__5m.txt.gz")), CompressionMode.Decompress));
        sierra.ReadLine();
        while (sierra.ReadLine() is { } line)
        {
            // Chicago is 6 hours behind UTC in January.
            string[] f = line.Split(", ");
            DateTime start = DateTime.ParseExact($"{f[0]} {f[1]}", "yyyy/M/d HH:mm:ss", CultureInfo.InvariantCulture).AddHours(6);
            equal += ours.TryGetValue(start.ToString("yyyy-MM-dd'T'HH:mm:ss'.000000000Z'", CultureInfo.InvariantCulture), out string? prices)
                && prices == string.Join(' ', f[2..6]) ? 1 : 0;
        }

        equal.Should().Be(285);
    }

    [RealDataFact]
    public void PrintsAndQuotes_AreThoseOfTheFiles()
    {
        string[] prints = Export("--what", "prints", "--data", RealData.Path("sierra_tbt", "ES_2022-01-24_tbt.txt"));
        prints.Should().HaveCount(1 + 2026);
        prints[0].Should().Be("time,instrument,price,size,aggressor");
        prints[1].Should().Be("2022-01-24T13:30:00.005000000Z,ES,4347.75,1,buy");
        prints.Skip(1).Select(l => l.Split(',')).Where(f => f[4] == "buy").Sum(f => int.Parse(f[3], CultureInfo.InvariantCulture)).Should().Be(1432);

        string[] quotes = Export(
            "--what", "quotes", "--data", RealData.Path("lean", "future", "cme", "minute", "es", "20131008_quote.zip"));
        quotes[0].Should().Be("time,instrument,bid,bid-size,ask,ask-size");
        quotes[1].Should().Be("2013-10-08T00:01:00.000000000Z,ES201312,1667.25,31,1667.50,24");
    }

    [Fact]
    public void HourBars_CountFromTheOpenOfTheSession_AndEndWithIt()
    {
        // Monday 2020-01-06 in Chicago: the session opened on Sunday at 17:00 and ends at 16:00.
        string data = _folder.Write(
            "ESH20-CME.txt",
            SierraHeader
            + "2020/1/6, 15:50:00, 3200.00, 3201.00, 3199.75, 3200.50, 10, 5, 4, 6\n"
            + "2020/1/6, 15:55:00, 3200.50, 3202.25, 3200.25, 3202.00, 20, 9, 5, 15\n"
            + "2020/1/6, 17:00:00, 3202.00, 3202.00, 3201.00, 3201.25, 30, 9, 20, 10\n");
        Export("--what", "bars", "--period", "1h", "--data", data).Should().Equal(
            "start,end,instrument,open,high,low,close,volume,buy-volume,sell-volume,delta,trades",
            "2020-01-06T21:00:00.000000000Z,2020-01-06T22:00:00.000000000Z,ESH20,3200.00,3202.25,3199.75,3202.00,30,21,9,12,14",
            "2020-01-06T23:00:00.000000000Z,2020-01-07T00:00:00.000000000Z,ESH20,3202.00,3202.00,3201.00,3201.25,30,10,20,-10,9");

        (int exitCode, _, string errors) = Run("--what", "bars", "--period", "1m", "--data", data);
        exitCode.Should().Be(ExitCodes.Configuration);
        errors.Should().Contain("Bars of 1m cannot be made of the data's bars of 5m");
    }

    [Fact]
    public void AFileThatIsThere_IsReplacedOnlyWhenAsked()
    {
        string data = Bars();
        string there = _folder.Write("out.csv", "mine");
        (int exitCode, _, string errors) = Run("--what", "bars", "--data", data);
        exitCode.Should().Be(ExitCodes.Configuration);
        errors.Should().Contain("--overwrite");
        File.ReadAllText(there).Should().Be("mine");

        Run("--what", "bars", "--overwrite", "--data", data).ExitCode.Should().Be(0);
        File.ReadAllLines(there).Should().HaveCount(1 + 2);
    }

    [Fact]
    public void WhatTheDataDoNotHold_IsAnErrorAndLeavesNoFile()
    {
        (int exitCode, _, string errors) = Run("--what", "prints", "--data", Bars());
        exitCode.Should().Be(ExitCodes.Configuration);
        errors.Should().Contain("The data hold no prints of ES");
        Directory.GetFiles(_folder.Root, "out*").Should().BeEmpty();
    }

    [Fact]
    public void AnInterruptedExport_LeavesNoFile()
    {
        RunRequest run = new(
            RunMode.Backtest, Shipped, [Repository.Plugins], "runs", [Bars()], From: null, To: null, Speed: 0, IsJournaled: false);
        Action export = () => DataExport.Run(
            new ExportRequest(run, ExportKind.Bars, Period: null, _folder.At("out.csv"), Overwrites: false), new CancellationToken(canceled: true));
        export.Should().Throw<OperationCanceledException>();
        Directory.GetFiles(_folder.Root, "out*").Should().BeEmpty();
    }

    [Fact]
    public void AnotherInstrument_AndAContractThatIsNotTheFrontOne_AreExported()
    {
        string nq = _folder.Write(
            "NQH20-CME.txt", SierraHeader + "2020/1/6, 15:00:00, 8800.00, 8801.00, 8799.75, 8800.50, 10, 5, 4, 6\n"
            + "2020/1/6, 15:05:00, 8800.00, 8801.00, 8799.75, 8800.50, 10, 5, 4, 6\n");
        Export("--what", "bars", "--period", "5m", "--instrument", "NQ", "--data", nq, Bars()).Should().HaveCount(3)
            .And.Contain(l => l.Contains("NQH20,8800.00,8801.00,8799.75,8800.50,10"));

        string crude = _folder.Write(
            "CLG20-NYMEX.txt", SierraHeader + "2020/1/6, 15:00:00, 63.01, 63.10, 62.99, 63.05, 10, 5, 4, 6\n"
            + "2020/1/6, 15:05:00, 63.01, 63.10, 62.99, 63.05, 10, 5, 4, 6\n");
        Export("--what", "bars", "--period", "5m", "--instrument", "CLG20", "--data", crude, nq).Should().HaveCount(3)
            .And.Contain(l => l.Contains("CLG20,63.01,63.10,62.99,63.05,10"));

        (int exitCode, _, string errors) = Run("--what", "bars", "--instrument", "XYZ", "--data", nq);
        exitCode.Should().Be(ExitCodes.Configuration);
        errors.Should().Contain("--instrument XYZ is not known");
    }

    private string Bars() => _folder.Write(
        "ESH20-CME.txt",
        SierraHeader
        + "2020/1/6, 15:00:00, 3200.00, 3201.00, 3199.75, 3200.50, 10, 5, 4, 6\n"
        + "2020/1/6, 15:05:00, 3200.00, 3201.00, 3199.75, 3200.50, 10, 5, 4, 6\n");

    private string[] Export(params string[] arguments)
    {
        (int exitCode, _, string errors) = Run(["--overwrite", .. arguments]);
        exitCode.Should().Be(0, errors);
        return File.ReadAllLines(_folder.At("out.csv"));
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] arguments) => MiaProgram.Run(
        _folder.Root, ["data", "export", "--config", Shipped, "--out", _folder.At("out.csv"), .. arguments]);
}
