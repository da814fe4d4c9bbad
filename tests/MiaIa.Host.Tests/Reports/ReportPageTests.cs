using System.Text.RegularExpressions;
using MiaIa.Engine;
using MiaIa.Host.Explanation;
using MiaIa.Host.Performance;
using MiaIa.Host.Reports;
using MiaIa.Host.Tests.Explanation;
using MiaIa.Sdk;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Reports;

/// <summary>The page as a whole: self-contained, escaped, honest about what is missing, and no larger than it must be.</summary>
public sealed partial class ReportPageTests : IDisposable
{
    private const string Evil = "\"><script src=//x.example/a.js></script><img src=\"http://x.example/i.png\" onerror='alert(1)'>&";

    private readonly JournalFile _file = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _file.Dispose();
    }

    [Fact]
    public void HostileNames_AreText_AndNothingExternalIsReferredTo()
    {
        string sql = Evil.Replace("'", "''", StringComparison.Ordinal);
        _file.Decision(1).Decision(2, JournalFile.Eleven + 60 * JournalFile.Second);
        _file.Run($"INSERT INTO round_trips VALUES(1,'Buy',1,{JournalFile.Eleven},16421,{JournalFile.Eleven + 1},16413,'-100.00','6.90','-106.90',8,8,3,1,'Stop','{sql}','{sql}',20230406)");
        foreach (string key in new[] { "data", "fills", "stopped", "warning", "configuration", "instrument" })
        {
            _file.Header(key, sql);
        }

        string page = Page();
        ReportRules.Check(page);
        page.Should().Contain("&quot;&gt;&lt;script src=//x.example/a.js&gt;").And.NotContain("<img");
    }

    [Fact]
    public void AnUnfinishedRunWithoutRoundTrips_SaysWhatIsMissing_AndDrawsNothingEmpty()
    {
        string page = Page();
        ReportRules.Check(page);
        page.Should().Contain("has not come to its end").And.Contain("No bar was scored").And.Contain("no round trip ended")
            .And.NotContain("<svg class=\"wide\"", "there is nothing to draw");
        Values(page)["sharpe"].Should().Be("null");
        Values(page)["winRate"].Should().Be("null");
        page.Should().Contain("not told below 20 session dates");
    }

    [Theory]
    [InlineData("live", "PAPER", "REAL", "PAPER REAL", "fills are the broker&#39;s on a paper account")]
    [InlineData("live", "LIVE", "REAL", "LIVE REAL", "with real money")]
    [InlineData("sim", "SIM", "SIMULATED", "SIM SIMULATED", "say nothing of a real market")]
    [InlineData("sim", "SIM", "REPLAY", "SIM REPLAY", "a recorded session")]
    [InlineData("backtest", "", "REAL", "BACK-TEST REAL", "fills are simulated")]
    public void TheBadges_StandInTheTitle_AndAtTheTop(string mode, string desk, string provenance, string expected, string words)
    {
        _file.Header("mode", mode);
        _file.Header("desk", desk);
        _file.Header("provenance", provenance);
        string page = Page();
        page.Should().Contain($"<title>{expected} - run 20230406-150000-000-backtest - MiaIa</title>").And.Contain(words);
        foreach (string badge in expected.Split(' '))
        {
            page[..page.IndexOf("<h1>", StringComparison.Ordinal)].Should().Contain($">{badge}</span>");
        }
    }

    [Fact]
    public void Calibration_IsToldByTenths_WithItsInterval()
    {
        for (int i = 1; i <= 4; i++)
        {
            _file.Decision(i, JournalFile.Eleven + (i * 60 * JournalFile.Second), order: i);
            _file.Run($"INSERT INTO model_answers VALUES({i}, 0.72, NULL, NULL, NULL, NULL, NULL); INSERT INTO labels VALUES({i},{i},{i},0,{(i == 1 ? 0 : 1)},0)");
        }

        string page = Page();
        page.Should().Contain("4 candidates that were traded").And.Contain("<td>75.0 %</td>").And.Contain("<td>30.1 %</td>").And.Contain("<td>95.4 %</td>");

        // .25 * .72² + .75 * .28²
        page.Should().Contain("Brier score 0.1884");
        ReportRules.Check(page);
    }

    [Fact]
    public void TheSameJournal_GivesTheSameBytes()
    {
        _file.Decision(1).Trip(1, JournalFile.Eleven, JournalFile.Eleven + 1).Trip(2, JournalFile.Eleven + 2, JournalFile.Eleven + 3, "31.10");
        Page().Should().Be(Page());
        Values(Page())["net"].Should().Be("-75.80");
    }

    [Fact]
    public void HalfAMillionBars_StayBelowThreeMegabytes_WithEveryExtreme()
    {
        ReportContent content;
        using (RunJournal journal = RunJournal.Open(_file.Path))
        {
            content = new ReportReader(journal).Read();
        }

        const int Bars = 500_000;
        long[] times = [.. Enumerable.Range(0, Bars).Select(i => JournalFile.Eleven + (i * 60L * JournalFile.Second))];
        double[] prices = [.. Enumerable.Range(0, Bars).Select(i => 4000 + (200 * Math.Sin(i / 9000.0)) + (i * 7919 % 101))];
        prices[333_333] = 9_000;
        TaggedTrip[] trips = [.. Enumerable.Range(0, 20_000).Select(i => Trip(i, times[i * 25], times[(i * 25) + 7]))];
        string page = ReportPage.Of(content with
        {
            BarTimes = times, BarPrices = prices, Trips = trips, Capital = 25_000,
            Performance = PerformanceReport.Of(trips, 12.50m, 25_000, [.. Enumerable.Range(0, 300).Select(i => 20230101 + i)]),
        });
        page.Length.Should().BeLessThan(3_000_000);
        page.Should().Contain("highest 9000.00 points").And.Contain("so that no extreme is lost").And.Contain("The first 500 of 20,000 round trips");
        ReportRules.Check(page);
    }

    private static TaggedTrip Trip(int i, long entryNs, long exitNs) => new(
        new RoundTrip(
            i + 1, i % 2 == 0 ? Side.Buy : Side.Sell, 1, entryNs, 16_000 + (i % 700), exitNs, 16_000 + (i * 31 % 700), (i * 37 % 400) - 200, 6.90m, 8,
            i * 13 % 60, i * 17 % 80, 1, ExitReason.Stop, 0, 0, 20230101 + (i % 300)),
        $"trend.{i % 5}", null, "opening", 9 + (i % 6));

    private static Dictionary<string, string> Values(string page) => Named().Matches(page)
        .GroupBy(m => m.Groups[1].Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Groups[2].Value, StringComparer.Ordinal);

    private string Page()
    {
        using RunJournal journal = RunJournal.Open(_file.Path);
        return ReportPage.Of(new ReportReader(journal).Read());
    }

    [GeneratedRegex("data-name=\"([^\"]*)\" data-value=\"([^\"]*)\"")]
    private static partial Regex Named();
}
