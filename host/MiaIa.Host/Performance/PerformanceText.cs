using MiaIa.Host.Runs;

namespace MiaIa.Host.Performance;

/// <summary>What a run amounts to, in plain text; what is not defined is a dash.</summary>
internal static class PerformanceText
{
    private const double NsPerHour = 3.6e12;

    /// <summary>Writes it below the round trips.</summary>
    public static void Write(PerformanceReport report, TextWriter output)
    {
        TradeStatistics s = report.All;
        WriteCertainty(report, output);
        if (s.RoundTrips == 0)
        {
            return;
        }

        output.WriteLine(
            $"  per trade {Number(s.ExpectancyTicks)} ticks, {Number(s.ExpectancyR)} R; mean MAE {Number(s.MeanAdverseTicks)}, MFE {Number(s.MeanFavourableTicks)} ticks; breakeven {s.Breakevens}");
        output.WriteLine($"  longest row of wins {s.Streaks.Wins}, of losses {s.Streaks.Losses}, now {s.Streaks.Current:+0;-0;0}");
        DailyFigures d = report.Daily;
        string few = d.Days < DailyFigures.FewestDays ? $" (told from {DailyFigures.FewestDays} days on)" : "";
        output.WriteLine(
            $"  {d.Days} session date(s){few}: Sharpe {Number(d.Sharpe)}, P(Sharpe > 0) {Number(d.ProbabilisticSharpe)}, Sortino {Number(d.Sortino)}, Calmar {Number(report.Calmar)}");
        output.WriteLine($"  daily VaR 95 % {Number(d.ValueAtRisk)} USD, ES 95 % {Number(d.ExpectedShortfall)} USD");
        string duration = report.Fall.DurationNs is { } ns
            ? $", {ns / NsPerHour:0.0} h{(report.Fall.IsRecovered ? "" : " and not recovered")}"
            : "";
        output.WriteLine(
            $"  largest drawdown after ended trips {report.Fall.Dollars:0.00} USD ({(report.Fall.Share is { } share ? $"{100 * share:0.0} %" : "-")} of the peak{duration})");
        WriteGroups("session", report.BySession, output);
        WriteGroups("regime", report.ByRegime, output);
        WriteGroups("setup", report.BySetup, output);
        WriteGroups("hour", report.ByHour, output);
    }

    private static void WriteCertainty(PerformanceReport report, TextWriter output)
    {
        output.WriteLine($"  {report.Certainty.Conclusion}");
        if (report.All.RoundTrips == 0)
        {
            return;
        }

        output.WriteLine($"  95 % interval of the mean net: {Range(report.Certainty.ByStudent)} USD (Student's t), {Range(report.Certainty.ByDates)} USD (bootstrap over session dates)");
        if (report.Certainty.SignFlip is { } test)
        {
            output.WriteLine($"  sign-flip test, mean above 0: p {test.Probability:0.0000} ({(test.IsExact ? "exact" : "drawn")}, {test.Patterns:N0} patterns)");
        }

        Deflation d = report.Deflation;
        string reason = d.Reason.Length == 0 ? "" : $" ({d.Reason})";
        output.WriteLine($"  configurations tried over these data: {(d.Trials is { } trials ? $"{trials} known" : "not counted")}; deflated Sharpe {Number(d.Probability)}{reason}");
    }

    private static string Range(MeanInterval? interval) => interval is { } known ? $"{known.Low:0.00} to {known.High:0.00}" : "-";

    private static void WriteGroups(string title, IReadOnlyList<KeyValuePair<string, TradeStatistics>> groups, TextWriter output)
    {
        output.WriteLine($"  {"by " + title,-34} trips   win rate          net  per trade   factor");
        foreach ((string key, TradeStatistics s) in groups)
        {
            string rate = s.WinRate is { } share ? $"{100 * share:0.0} %" : "-";
            output.WriteLine($"    {key,-32} {s.RoundTrips,5} {rate,10} {s.Net,12:0.00} {Number(s.Expectancy),10} {Number(s.ProfitFactor),8}");
        }
    }

    private static string Number(double? value) => value is { } v ? $"{v:0.00}" : "-";
}
