using System.Text.Json;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Performance;

/// <summary>What a run amounts to, as properties of the statistics; what is not defined is null.</summary>
internal static class PerformanceJson
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter json, PerformanceReport report)
    {
        TradeStatistics s = report.All;
        json.WriteNumber("breakevens", s.Breakevens);
        RunJson.WriteNumber(json, "expectancyTicks", s.ExpectancyTicks);
        RunJson.WriteNumber(json, "expectancyR", s.ExpectancyR);
        RunJson.WriteNumber(json, "meanMaeTicks", s.MeanAdverseTicks);
        RunJson.WriteNumber(json, "meanMfeTicks", s.MeanFavourableTicks);
        json.WriteNumber("longestWinStreak", s.Streaks.Wins);
        json.WriteNumber("longestLossStreak", s.Streaks.Losses);
        json.WriteNumber("currentStreak", s.Streaks.Current);
        json.WriteNumber("days", report.Daily.Days);
        RunJson.WriteNumber(json, "sharpe", report.Daily.Sharpe);
        RunJson.WriteNumber(json, "sortino", report.Daily.Sortino);
        RunJson.WriteNumber(json, "annualGrowth", report.Daily.AnnualGrowth);
        RunJson.WriteNumber(json, "calmar", report.Calmar);
        RunJson.WriteNumber(json, "probabilisticSharpe", report.Daily.ProbabilisticSharpe);
        RunJson.WriteNumber(json, "var95", report.Daily.ValueAtRisk);
        RunJson.WriteNumber(json, "es95", report.Daily.ExpectedShortfall);
        RunJson.WriteNumber(json, "sharpePerDay", report.Daily.SharpePerDay);
        RunJson.WriteNumber(json, "skewness", report.Daily.Skewness);
        RunJson.WriteNumber(json, "kurtosis", report.Daily.Kurtosis);
        WriteCertainty(json, report);
        json.WriteStartObject("closedDrawdown");
        json.WriteNumber("dollars", report.Fall.Dollars);
        RunJson.WriteNumber(json, "share", report.Fall.Share);
        RunJson.WriteNumber(json, "seconds", report.Fall.DurationNs / NanosecondsPerSecond);
        json.WriteBoolean("recovered", report.Fall.IsRecovered);
        json.WriteEndObject();
        WriteGroups(json, "bySession", report.BySession);
        WriteGroups(json, "byRegime", report.ByRegime);
        WriteGroups(json, "bySetup", report.BySetup);
        WriteGroups(json, "byHour", report.ByHour);
    }

    private static void WriteCertainty(Utf8JsonWriter json, PerformanceReport report)
    {
        Certainty c = report.Certainty;
        RunJson.WriteNumber(json, "expectancyLow95", c.ByStudent?.Low);
        RunJson.WriteNumber(json, "expectancyHigh95", c.ByStudent?.High);
        RunJson.WriteNumber(json, "expectancyBootstrapLow95", c.ByDates?.Low);
        RunJson.WriteNumber(json, "expectancyBootstrapHigh95", c.ByDates?.High);
        RunJson.WriteNumber(json, "signFlipProbability", c.SignFlip?.Probability);
        RunJson.WriteNumber(json, "signFlipPatterns", c.SignFlip?.Patterns);
        json.WriteBoolean("signFlipExact", c.SignFlip?.IsExact ?? false);
        RunJson.WriteNumber(json, "trials", report.Deflation.Trials);
        RunJson.WriteNumber(json, "trialsVariance", report.Deflation.Variance);
        RunJson.WriteNumber(json, "bestByLuckPerDay", report.Deflation.BestByLuck);
        RunJson.WriteNumber(json, "deflatedSharpe", report.Deflation.Probability);
        json.WriteString("conclusion", c.Conclusion);
    }

    private static void WriteGroups(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, TradeStatistics>> groups)
    {
        json.WriteStartObject(name);
        foreach ((string key, TradeStatistics s) in groups)
        {
            json.WriteStartObject(key);
            json.WriteNumber("roundTrips", s.RoundTrips);
            json.WriteNumber("wins", s.Wins);
            json.WriteNumber("losses", s.Losses);
            json.WriteNumber("net", s.Net);
            json.WriteNumber("fees", s.Fees);
            json.WriteNumber("slippage", s.Slippage);
            RunJson.WriteNumber(json, "winRate", s.WinRate);
            RunJson.WriteNumber(json, "winRateLow95", s.WinRateLow);
            RunJson.WriteNumber(json, "winRateHigh95", s.WinRateHigh);
            RunJson.WriteNumber(json, "profitFactor", s.ProfitFactor);
            RunJson.WriteNumber(json, "expectancy", s.Expectancy);
            RunJson.WriteNumber(json, "expectancyTicks", s.ExpectancyTicks);
            RunJson.WriteNumber(json, "expectancyR", s.ExpectancyR);
            RunJson.WriteNumber(json, "meanMaeTicks", s.MeanAdverseTicks);
            RunJson.WriteNumber(json, "meanMfeTicks", s.MeanFavourableTicks);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
