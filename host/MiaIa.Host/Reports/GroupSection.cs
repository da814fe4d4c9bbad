using MiaIa.Host.Performance;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>Round trips in groups: by hour, session, regime, strategy and setup.</summary>
internal static class GroupSection
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "By hour, session, regime and strategy");
        if (content.Trips.Count == 0)
        {
            html.Element("p class=\"empty\"", "No round trip ended, so there is nothing to group.").Raw("</section>\n");
            return;
        }

        html.Element("p class=\"note\"", "A group is a smaller sample than the whole, and of many groups the best looks good by chance: look at the intervals.");
        Write(html, "By hour of the entry, New York", "Hour", content.Performance.ByHour);
        Write(html, "By session window of the entry", "Window", content.Performance.BySession);
        Write(html, "By market regime at the entry", "Regime", content.Performance.ByRegime);
        Write(html, "By strategy and setup", "Strategy.setup", content.Performance.BySetup);
        html.Raw("</section>\n");
    }

    private static void Write(HtmlText html, string caption, string head, IReadOnlyList<KeyValuePair<string, TradeStatistics>> groups)
    {
        double most = groups.Max(g => Math.Abs((double)g.Value.Net));
        ReportGrid grid = new(html, caption, head, "Round trips", "Win rate", "95 % from", "to", "Net USD", "", "Mean net USD", "Profit factor", "Mean R");
        foreach ((string key, TradeStatistics s) in groups)
        {
            grid.Row(key).Number("roundTrips", s.RoundTrips, "0").Number("winRate", s.WinRate, "0.0", "%")
                .Number("winRateLow95", s.WinRateLow, "0.0", "%").Number("winRateHigh95", s.WinRateHigh, "0.0", "%")
                .Number("net", (double)s.Net, "0.00").Bar(most > 0 ? (double)s.Net / most : 0).Number("expectancy", s.Expectancy, "0.00")
                .Number("profitFactor", s.ProfitFactor, "0.00").Number("expectancyR", s.ExpectancyR, "0.00").EndRow();
        }

        grid.End();
    }
}
