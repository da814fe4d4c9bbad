using MiaIa.Host.Performance;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>The report of a run as one HTML file: no script, nothing external, the same bytes for the same run.</summary>
internal static class ReportPage
{
    /// <summary>Writes it.</summary>
    public static string Of(ReportContent content)
    {
        HtmlText html = new();
        string badge = $"{content.DeskBadge} {content.Provenance}";
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
            .Raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Element("title", $"{badge} - run {content.Id} - MiaIa").Raw("<style>").Raw(ReportStyle.Text).Raw("</style>\n</head>\n<body>\n<main>\n");
        WriteHead(html, content);
        ResultSection.Write(html, content);
        CertaintySection.Write(html, content);
        EquitySection.Write(html, content);
        TradeSection.Write(html, content);
        GroupSection.Write(html, content);
        ModelSection.Write(html, content);
        DecisionSection.Write(html, content);
        OriginSection.Write(html, content);
        return html.Raw("</main>\n</body>\n</html>\n").ToString();
    }

    private static void WriteHead(HtmlText html, ReportContent content)
    {
        html.Raw("<header>\n<p class=\"badges\">");
        Badge(html, content.DeskBadge, content.DeskBadge.StartsWith("LIVE", StringComparison.Ordinal) ? "bad" : "plain");
        Badge(html, content.Provenance, content.IsMadeUp ? "bad" : "plain");
        if (content.IsSuspect)
        {
            Badge(html, "DATA SUSPECT", "bad");
        }

        html.Raw("</p>\n").Element("h1", $"Run {content.Id}");
        RunFigures? figures = content.Figures;
        html.Element("p class=\"lead\"", string.Join(" · ", new[]
        {
            content.Header.GetValueOrDefault("instrument", ""),
            figures is { First: { } first, Last: { } last } ? $"{ToSeconds(first)} to {ToSeconds(last)}" : "",
            figures is null ? "" : $"{figures.Events:N0} events, {figures.Bars:N0} bars, {figures.Dates.Count} session date{(figures.Dates.Count == 1 ? "" : "s")}",
        }.Where(t => t.Length > 0)));
        html.Element("p", OriginOf(content));
        html.Raw("<div class=\"conclusion\" role=\"note\">").Element("p", content.Performance.Certainty.Conclusion);
        if (content.IsMadeUp)
        {
            html.Element("p", "The market was made up by the program: whatever the figures, they say nothing of a real market.");
        }

        foreach (string line in Ends(content))
        {
            html.Element("p", line);
        }

        html.Raw("</div>\n</header>\n");
    }

    private static IEnumerable<string> Ends(ReportContent content)
    {
        if (content.Figures is null)
        {
            yield return $"{content.WhyNoFigures}: what is counted at the end is missing, the rest is as the journal has it.";
        }

        if (content.Header.GetValueOrDefault("stopped") is { Length: > 0 } stopped)
        {
            yield return $"Stopped: {stopped}";
        }

        if (content.Figures?.Failure is { } failure)
        {
            yield return $"Failed: {failure}";
        }

        if (string.Equals(content.Header.GetValueOrDefault("finished"), "interrupted", StringComparison.Ordinal))
        {
            yield return "A person interrupted the run: the figures are what was done until then.";
        }

        foreach (string halt in content.Figures?.Halts ?? [])
        {
            yield return $"Halted at the end: {halt}. Session dates after it are in the daily figures with 0.";
        }
    }

    private static string OriginOf(ReportContent content)
    {
        string market = content.Provenance switch
        {
            "REAL" => "The market data are real",
            "REPLAY" => "The market data are a recorded session",
            "SIMULATED" => "The market is made up",
            _ => "Where the market data come from is not known",
        };
        bool isAtBroker = string.Equals(content.Mode, "live", StringComparison.Ordinal);
        string fills = !isAtBroker ? "orders and fills are simulated by the program"
            : content.Desk.StartsWith("LIVE", StringComparison.Ordinal) ? "fills are the broker's, with real money" : "fills are the broker's on a paper account";
        return $"{market}; {fills}.";
    }

    // A moment is told to the nanosecond; a person reads seconds.
    private static string ToSeconds(string time) => time.IndexOf('.', StringComparison.Ordinal) is > 0 and var point ? time[..point] + "Z" : time;

    private static void Badge(HtmlText html, string text, string style) =>
        html.Raw("<span class=\"badge ").Raw(style).Raw("\">").Text(text).Raw("</span> ");
}
