namespace MiaIa.Host.Reports;

/// <summary>What the figures rest on: how fills are assumed, what the data are worth, what the run was made of.</summary>
internal static class OriginSection
{
    private static readonly string[] Assumed = ["fills", "fees", "account"];
    private static readonly string[] Hidden =
    [
        "settings", "yaml", "restored", "request", "symbols", "tick-size", "tick-value", "live-terms", "desk", "shape", "dates", "data-paths", "asked-profile",
        "configuration-file", "mode", "schema", "stopped", "finished", "health", "warning", RunFigures.Key,
    ];

    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "Assumptions about fills");
        WriteLines(html, "As the run was made", Assumed.Where(content.Header.ContainsKey).Select(k => KeyValuePair.Create(k, content.Header[k])));
        html.Element("p class=\"note\"", "Simulated fills are an assumption: queues, latency and the effect of one's own orders are modelled, not measured.");
        html.Raw("</section>\n<section>\n").Element("h2", "Health of the data");
        WriteHealth(html, content);
        html.Raw("</section>\n<section>\n").Element("h2", "What the run was made of");
        WriteLines(html, "From the header of its journal", content.Header
            .Where(h => !Hidden.Contains(h.Key, StringComparer.Ordinal) && !Assumed.Contains(h.Key, StringComparer.Ordinal))
            .OrderBy(h => h.Key, StringComparer.Ordinal));
        html.Raw("</section>\n");
    }

    private static void WriteHealth(HtmlText html, ReportContent content)
    {
        if (content.Header.GetValueOrDefault("warning") is { Length: > 0 } warning)
        {
            html.Element("p class=\"warn\"", warning);
        }

        if (content.Figures is not { } figures)
        {
            html.Element("p class=\"empty\"", $"{content.WhyNoFigures}; the data are judged there. The header says: {content.Header.GetValueOrDefault("health", "nothing of their health")}.");
            return;
        }

        ReportGrid grid = new(html, "Counts, and whether the data look real", "Instrument", "Check", "Outcome", "Measured");
        foreach (HealthLine line in figures.Health)
        {
            grid.Row(line.Instrument).Text(line.Check).Text(line.Outcome).Text(line.Figure).EndRow();
        }

        grid.End();
        WriteList(html, "Missing in this run", figures.Degraded, "Nothing that the configuration names was missing.");
        WriteList(html, "Problems of the data", figures.DataProblems, "No problem was found in the files.");
    }

    private static void WriteList(HtmlText html, string title, IReadOnlyList<string> lines, string none)
    {
        html.Element("h3", title);
        if (lines.Count == 0)
        {
            html.Element("p", none);
            return;
        }

        html.Raw("<ul>\n");
        foreach (string line in lines)
        {
            html.Element("li", line);
        }

        html.Raw("</ul>\n");
    }

    private static void WriteLines(HtmlText html, string caption, IEnumerable<KeyValuePair<string, string>> lines)
    {
        html.Raw("<table class=\"lines\">\n<caption>").Text(caption).Raw("</caption>\n<tbody>\n");
        foreach ((string key, string value) in lines.Where(l => l.Value.Length > 0))
        {
            html.Raw("<tr><th scope=\"row\">").Text(key).Raw("</th><td>").Text(value).Raw("</td></tr>\n");
        }

        html.Raw("</tbody>\n</table>\n");
    }
}
