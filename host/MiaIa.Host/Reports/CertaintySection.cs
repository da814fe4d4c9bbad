using MiaIa.Host.Performance;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>How sure the results are: intervals, the chance of luck, and what else was tried.</summary>
internal static class CertaintySection
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "How sure these figures are").Element("p", content.Performance.Certainty.Conclusion);
        TradeStatistics s = content.Performance.All;
        if (s.RoundTrips == 0)
        {
            html.Element("p class=\"empty\"", "No round trip ended: there is neither an interval nor a test.");
        }
        else
        {
            WriteTrips(html, content.Performance, s);
        }

        WriteDays(html, content.Performance);
        html.Raw("</section>\n");
    }

    private static void WriteTrips(HtmlText html, PerformanceReport report, TradeStatistics s)
    {
        Certainty c = report.Certainty;
        string noRate = s.WinRate is null ? "none was won or lost" : "Wilson (1927), z = 1.96";
        string student = c.ByStudent is null ? "needs two round trips" : "Student's t, n - 1 degrees of freedom; takes round trips as independent";
        string dates = c.ByDates is null
            ? $"needs {MeanInterval.FewestDates} session dates with a round trip"
            : $"bootstrap over whole session dates, {MeanInterval.Draws:N0} draws, percentiles, seed {MeanInterval.Seed}";
        ReportTable table = new(html, "95 % intervals and the test of round trips");
        table.Row("Win rate, lower end", "winRateLow95", s.WinRateLow, "0.0", "%", noRate)
            .Row("Win rate, upper end", "winRateHigh95", s.WinRateHigh, "0.0", "%", noRate)
            .Row("Mean net, standard error", "expectancyStandardError", s.ExpectancyError, "0.00", "USD", s.ExpectancyError is null ? "needs two round trips" : "")
            .Row("Mean net, lower end", "expectancyLow95", c.ByStudent?.Low, "0.00", "USD", student)
            .Row("Mean net, upper end", "expectancyHigh95", c.ByStudent?.High, "0.00", "USD", student)
            .Row("Mean net by dates, lower end", "expectancyBootstrapLow95", c.ByDates?.Low, "0.00", "USD", dates)
            .Row("Mean net by dates, upper end", "expectancyBootstrapHigh95", c.ByDates?.High, "0.00", "USD", dates)
            .Row("Sign-flip test, p", "signFlipProbability", c.SignFlip?.Probability, "0.0000", "", SignFlipNote(c.SignFlip));
        table.End();
        html.Element("p class=\"note\"",
            "Sign-flip test: if nothing were earned or lost, each net result might as well have had the other sign. p is the share of all sign patterns whose mean is at least as high as the measured one (one-sided: small speaks for a mean above 0). It takes round trips as independent; where those of a session date hang together, p is too small.");
    }

    private static string SignFlipNote(SignFlipTest? test) => test is not { } known ? "every result is 0"
        : known.IsExact ? $"exact: all {known.Patterns:N0} patterns"
        : $"{known.Patterns:N0} patterns, the measured one and the rest drawn with seed {SignFlipTest.Seed}";

    private static void WriteDays(HtmlText html, PerformanceReport report)
    {
        DailyFigures d = report.Daily;
        Deflation f = report.Deflation;
        string none = d.Days < DailyFigures.FewestDays ? $"not told below {DailyFigures.FewestDays} session dates" : "the daily results have no spread";
        string reason = f.Reason.Length > 0 ? f.Reason : "not defined for these results";
        ReportTable table = new(html, "The Sharpe ratio, and what else was tried");
        table.Row("Sharpe ratio, a day", "sharpePerDay", d.SharpePerDay, "0.0000", "", d.SharpePerDay is null ? none : "")
            .Row("Skewness of the days", "skewness", d.Skewness, "0.00", "", d.Skewness is null ? none : "0 for a normal distribution")
            .Row("Kurtosis of the days", "kurtosis", d.Kurtosis, "0.00", "", d.Kurtosis is null ? none : "3 for a normal distribution")
            .Row("Probabilistic Sharpe ratio", "probabilisticSharpe", d.ProbabilisticSharpe, "0.00", "",
                d.ProbabilisticSharpe is null ? none : "probability that the true ratio is above 0 (Bailey and Lopez de Prado 2012)")
            .Row("Configurations known", "trials", f.Trials, "0", "", f.Trials is null ? reason : "tried over the same data in this folder of runs, this one included")
            .Row("Variance of their daily ratios", "trialsVariance", f.Variance, "0.000000", "", f.Variance is null ? reason : "")
            .Row("Best of them by luck, a day", "bestByLuckPerDay", f.BestByLuck, "0.0000", "", f.BestByLuck is null ? reason : "expected maximum without any skill")
            .Row("Deflated Sharpe ratio", "deflatedSharpe", f.Probability, "0.00", "",
                f.Probability is null ? reason : "probability that the true ratio is above that (the same, 2014)");
        table.End();
        html.Element("p class=\"note\"",
            "Configurations are counted from the journaled back-tests that were kept here up to the end of this run, over exactly these files and dates. It cannot be known what was tried elsewhere, without a journal, over other or overlapping dates, in one's head, or later than this run; each of them makes a good result less surprising.");
    }
}
