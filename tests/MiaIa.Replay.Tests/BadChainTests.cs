using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>A chain that gives nothing ends no back-test: its levels are Missing, and the run says why. Asked for alone, it fails.</summary>
public sealed class BadChainTests : IDisposable
{
    private const string Names =
        "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest";

    private const string Spot = "Standard & Poors 500 Index,Last: 4090.3799,Change: -10.2201";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [InlineData("calls", "no puts")]
    [InlineData("puts", "no calls")]
    [InlineData("crossed", "too few valid rows")]
    [InlineData("expired", "too few valid rows")]
    [InlineData("spotless", "no spot")]
    [InlineData("empty", "too few valid rows")]
    public void ABadChain_LeavesTheLevelsMissing_AndTheRunSaysWhy(string kind, string reason)
    {
        string chain = Write(kind);
        (int exitCode, string output, string errors) = MiaProgram.Run(
            _folder.Root, "backtest", "--json", "--no-journal", "--config", Path.Combine(Repository.Root, "strategies.yaml"),
            "--from", "2023-04-03", "--to", "2023-04-06", "--data", RealData.Path("sierra_5m", "ESM23-CME.scid_BarData__5m.txt.gz"), chain);
        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        string[] degraded = [.. json.RootElement.GetProperty("degraded").EnumerateArray().Select(d => d.GetString()!)];
        degraded.Should().Contain(d => d.StartsWith($"gamma-levels: {reason}", StringComparison.Ordinal))
            .And.Contain(d => d.StartsWith("gamma-levels-proximity.score", StringComparison.Ordinal));
        json.RootElement.GetProperty("coverage").GetDouble().Should().BeLessThan(0.61, "gamma levels never voted");

        string rows = _folder.At("rows.csv");
        (exitCode, _, errors) = MiaProgram.Run(
            _folder.Root, "features", "--out", rows, "--config", Path.Combine(Repository.Root, "strategies.yaml"),
            "--from", "2023-04-06", "--to", "2023-04-06", "--data", RealData.Path("sierra_5m", "ESM23-CME.scid_BarData__5m.txt.gz"), chain);
        exitCode.Should().Be(0, errors);
        File.ReadLines(rows).Where(l => l.Contains(",gamma-levels,call-wall,") || l.Contains(",gamma-levels,flip,"))
            .Should().NotBeEmpty().And.OnlyContain(l => l.Contains(",,Missing,"));
        File.ReadLines(rows).Where(l => l.StartsWith("2023-04-06T15:00:00Z") && l.Contains(",gamma-levels,reason,"))
            .Should().ContainSingle().Which.Should().Contain($",{reason},");
    }

    [Theory]
    [InlineData("calls", "no puts")]
    [InlineData("puts", "no calls")]
    [InlineData("crossed", "too few valid rows (0 of 82 rows are valid)")]
    [InlineData("expired", "too few valid rows (0 of 82 rows are valid)")]
    [InlineData("spotless", "no spot")]
    [InlineData("empty", "too few valid rows (0 of 0 rows are valid)")]
    public void AskedForAlone_ItFailsAndSaysWhy(string kind, string reason)
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "levels", "--json", "--chain", Write(kind));
        exitCode.Should().Be(1, output + errors);
        errors.Should().Contain(reason);
    }

    [Fact]
    public void ASoundChainOfTheSameForm_GivesLevels()
    {
        (int exitCode, string output, string errors) = MiaProgram.Run(_folder.Root, "levels", "--json", "--chain", Write("sound"));
        exitCode.Should().Be(0, errors);
        using JsonDocument json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("callWall").GetDouble().Should().BeInRange(4090, 4200);
    }

    /// <summary>41 strikes of one expiry, spoilt in one way.</summary>
    private string Write(string kind)
    {
        string expiry = kind == "expired" ? "Tue Apr 04 2023" : "Fri May 19 2023";
        string date = kind == "expired" ? "230404" : "230519";
        string call = Side(kind != "puts", kind == "crossed");
        string put = Side(kind != "calls", kind == "crossed");
        IEnumerable<string> rows = Enumerable.Range(0, kind == "empty" ? 0 : 41).Select(i => 4000 + (5 * i))
            .Select(k => $"{expiry},SPXW{date}C{k:00000}000,{call},{k}.00,SPXW{date}P{k:00000}000,{put}");
        string head = kind == "spotless" ? "Standard & Poors 500 Index,Last: ,Change: " : Spot;
        return _folder.Write(
            "SPX_2023-04-05.csv",
            $"\n{head}\n\"Date: April 5, 2023 at 7:41 PM EDT\",Bid: 4061.71,Ask: 4107.79,Size: 1*1,Volume: 0\n{Names}\n{string.Join('\n', rows)}\n");
    }

    private static string Side(bool isThere, bool isCrossed) =>
        $"10,0,{(isCrossed ? 12 : 9)},{(isCrossed ? 11 : 10)},50,{(isThere ? "0.15" : "0")},0.5,0.001,{100}";
}
