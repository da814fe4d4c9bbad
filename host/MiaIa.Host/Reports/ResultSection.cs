using MiaIa.Host.Performance;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>The results: round trips, money, days.</summary>
internal static class ResultSection
{
    private const double NsPerHour = 3.6e12;
    private const string NoTrips = "no round trip ended";

    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "Results");
        TradeStatistics s = content.Performance.All;
        ReportTable table = new(html, "Round trips that ended, after fees");
        table.Row("Round trips", "roundTrips", s.RoundTrips, $"{s.Longs} long, {s.RoundTrips - s.Longs} short")
            .Row("Won", "wins", s.Wins).Row("Lost", "losses", s.Losses).Row("Neither", "breakevens", s.Breakevens)
            .Row("Win rate", "winRate", s.WinRate, "0.0", "%", s.WinRate is null ? NoTrips : "of those won or lost");
        WriteMoney(table, content, s);
        table.End();
        WriteDays(html, content.Performance);
        html.Raw("</section>\n");
    }

    private static void WriteMoney(ReportTable table, ReportContent content, TradeStatistics s)
    {
        table.Row("Gross result", "gross", s.Gross).Row("Fees", "fees", s.Fees).Row("Net result", "net", s.Net)
            .Row("Slippage", "slippage", s.Slippage, "modelled, inside the prices already")
            .Row("Mean net a round trip", "expectancy", s.Expectancy, "0.00", "USD", s.Expectancy is null ? NoTrips : "")
            .Row("... per contract", "expectancyTicks", s.ExpectancyTicks, "0.00", "ticks", s.ExpectancyTicks is null ? NoTrips : "")
            .Row("... over what the first stop risked", "expectancyR", s.ExpectancyR, "0.00", "R", s.RoundTrips == 0 ? NoTrips : s.ExpectancyR is null ? "no round trip had a stop" : "")
            .Row("Profit factor", "profitFactor", s.ProfitFactor, "0.00", "", s.RoundTrips == 0 ? NoTrips : s.ProfitFactor is null ? "nothing was lost" : "sum won over sum lost")
            .Row("Mean MAE", "meanMaeTicks", s.MeanAdverseTicks, "0.00", "ticks", s.RoundTrips == 0 ? NoTrips : "farthest against us")
            .Row("Mean MFE", "meanMfeTicks", s.MeanFavourableTicks, "0.00", "ticks", s.RoundTrips == 0 ? NoTrips : "farthest for us")
            .Row("Longest row of wins", "longestWinStreak", s.Streaks.Wins).Row("Longest row of losses", "longestLossStreak", s.Streaks.Losses);
        if (content.Figures is not { } figures)
        {
            return;
        }

        table.Row("Equity at the end", "equity", figures.Equity, $"began with {figures.Capital:0.00} USD")
            .Row("Largest drawdown", "maxDrawdown", figures.MaxDrawdown, "open results included");
        if (figures.OpenPosition != 0)
        {
            table.Row("Open at the end", "openPosition", figures.OpenPosition, "contracts; not counted above").Row("Their result", "openProfit", figures.OpenProfit, "at the last price");
        }
    }

    private static void WriteDays(HtmlText html, PerformanceReport report)
    {
        DailyFigures d = report.Daily;
        string few = d.Days < DailyFigures.FewestDays ? $"not told below {DailyFigures.FewestDays} session dates" : "";
        string undefined = few.Length > 0 ? few : "not defined for these results";
        ReportTable table = new(html, "Session dates and drawdown");
        table.Row("Session dates", "days", d.Days, few)
            .Row("Sharpe ratio, a year", "sharpe", d.Sharpe, "0.00", "", d.Sharpe is null ? undefined : "daily mean over standard deviation (n - 1), times the root of 252")
            .Row("Sortino ratio, a year", "sortino", d.Sortino, "0.00", "", d.Sortino is null ? undefined : "downside about 0")
            .Row("Growth a year", "annualGrowth", d.AnnualGrowth, "0.0", "%", d.AnnualGrowth is null ? undefined : "extrapolated to 252 session dates")
            .Row("Calmar ratio", "calmar", report.Calmar, "0.00", "", report.Calmar is null ? undefined : "growth over the largest fall")
            .Row("Value at risk, 95 %", "var95", d.ValueAtRisk, "0.00", "USD", d.ValueAtRisk is null ? undefined : "the loss that one day in twenty exceeds")
            .Row("Expected shortfall, 95 %", "es95", d.ExpectedShortfall, "0.00", "USD", d.ExpectedShortfall is null ? undefined : "mean loss of those days");
        string duration = report.Fall.DurationNs is { } ns
            ? $"{ns / NsPerHour:0.0} h from its peak{(report.Fall.IsRecovered ? " to its recovery" : ", not recovered")}"
            : "it never fell";
        table.Row("Largest drawdown after ended trips", "closedDrawdown.dollars", report.Fall.Dollars, duration)
            .Row("... as a share of the peak", "closedDrawdown.share", report.Fall.Share, "0.0", "%", report.Fall.Share is null ? "the peak was not above 0" : "");
        table.End();
    }
}
