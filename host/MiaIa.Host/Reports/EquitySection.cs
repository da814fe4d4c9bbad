using MiaIa.Host.Performance;

namespace MiaIa.Host.Reports;

/// <summary>Equity after ended round trips, with the drawdown below.</summary>
internal static class EquitySection
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "Equity and drawdown");
        if (content.Trips.Count == 0 || content.BarTimes.Length == 0 || content.Capital is not { } capital)
        {
            html.Element("p class=\"empty\"", content.Trips.Count == 0
                ? "No round trip ended, so the equity after round trips is what it was at the beginning."
                : "The journal does not tell the bars or the capital, so there is nothing to draw it over.").Raw("</section>\n");
            return;
        }

        BarAxis bars = new(content.BarTimes);
        (List<ChartPoint> equity, List<ChartPoint> falls) = Curves(content, bars, (double)capital);
        double end = equity[^1].Y;
        new Chart(
                "equity", "Equity after ended round trips, net of fees",
                $"From {capital:0.00} to {end:0.00} USD over {content.Trips.Count} round trips; lowest {equity.Min(p => p.Y):0.00}, highest {equity.Max(p => p.Y):0.00}. Each step is in the table of round trips.",
                bars.Axis, ChartAxis.OfNumbers("USD", equity.Select(p => p.Y)))
            .Rule((double)capital, "equity at the beginning")
            .Add(ChartMark.Line, equity, "main", "equity").Write(html);
        new Chart(
                "drawdown", "Drawdown from the highest equity so far",
                $"Largest fall after ended round trips {content.Performance.Fall.Dollars:0.00} USD.",
                bars.Axis, ChartAxis.OfNumbers("USD", falls.Select(p => p.Y), isFromZero: true))
            .Add(ChartMark.Area, falls, "loss", "below the peak").Write(html);
        html.Element("p class=\"note\"", "Open results between the steps are not drawn; the largest drawdown with them is under Results.").Raw("</section>\n");
    }

    private static (List<ChartPoint> Equity, List<ChartPoint> Falls) Curves(ReportContent content, BarAxis bars, double capital)
    {
        List<ChartPoint> equity = [new(0, capital)];
        List<ChartPoint> falls = [new(0, 0)];
        (double now, double peak) = (capital, capital);
        foreach (TaggedTrip trip in content.Trips)
        {
            double at = bars.At(trip.Trip.ExitNs);
            equity.Add(new ChartPoint(at, now));
            falls.Add(new ChartPoint(at, now - peak));
            now += (double)trip.Trip.Net;
            peak = Math.Max(peak, now);
            equity.Add(new ChartPoint(at, now));
            falls.Add(new ChartPoint(at, now - peak));
        }

        double last = content.BarTimes.Length - 1;
        equity.Add(new ChartPoint(last, now));
        falls.Add(new ChartPoint(last, now - peak));
        return (equity, falls);
    }
}
