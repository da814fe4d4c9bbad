using System.Globalization;
using MiaIa.Host.Performance;

namespace MiaIa.Host.Reports;

/// <summary>Round trips against their risk: the distribution of R, and how far the price went against and for them.</summary>
internal static class RiskCharts
{
    private const int MostBins = 40;

    /// <summary>Writes them.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        double[] results = [.. content.Trips.Select(t => content.ResultInR(in t)).OfType<double>()];
        if (results.Length == 0)
        {
            html.Element("p class=\"empty\"", "No round trip had a stop at its entry, so there is no result in R.");
        }
        else
        {
            WriteDistribution(html, results, content.Trips.Count - results.Length);
        }

        WriteExcursions(html, content);
    }

    private static void WriteDistribution(HtmlText html, double[] results, int without)
    {
        (double low, double high) = (results.Min(), results.Max());
        double width = Array.Find([0.1, 0.25, 0.5, 1, 2, 5, 10, 50, 100, 1000], w => (high - low) / w <= MostBins);
        width = width > 0 ? width : (high - low) / MostBins;
        int first = (int)Math.Floor(low / width);
        int[] counts = new int[(int)Math.Floor(high / width) - first + 1];
        foreach (double result in results)
        {
            counts[(int)Math.Floor(result / width) - first]++;
        }

        List<ChartPoint> won = [];
        List<ChartPoint> lost = [];
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                (first + i >= 0 ? won : lost).AddRange([new((first + i) * width, 0), new((first + i + 1) * width, counts[i])]);
            }
        }

        ChartAxis along = ChartAxis.OfNumbers("net result in R", [first * width, (first + counts.Length) * width, 0]);
        new Chart(
                "r", $"Distribution of R, {results.Length} round trips",
                $"Lowest {low:0.00} R, highest {high:0.00} R, mean {results.Average():0.00} R, in bins of {width} R.",
                along, ChartAxis.OfNumbers("round trips", counts.Select(c => (double)c), isFromZero: true))
            .Add(ChartMark.Bars, lost, "loss", "below 0").Add(ChartMark.Bars, won, "win", "0 and above").Write(html);
        html.Raw("<details>").Element("summary", "Table of the distribution");
        ReportGrid grid = new(html, "Net result over what the first stop risked", "From R", "to R", "Round trips");
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                grid.Row(((first + i) * width).ToString("0.00", CultureInfo.InvariantCulture)).Number("", (first + i + 1) * width, "0.00").Number("", counts[i], "0").EndRow();
            }
        }

        grid.End();
        html.Raw("</details>\n").Element("p class=\"note\"", without == 0
            ? "R is the net result over what the first stop risked."
            : $"R is the net result over what the first stop risked; {without} round trips had none and are left out.");
    }

    private static void WriteExcursions(HtmlText html, ReportContent content)
    {
        ChartPoint[] won = [.. content.Trips.Where(t => t.Trip.Net > 0).Select(Point)];
        ChartPoint[] lost = [.. content.Trips.Where(t => t.Trip.Net <= 0).Select(Point)];
        new Chart(
                "excursion", "How far the price went against (MAE) and for (MFE) each round trip",
                $"{won.Length} won, {lost.Length} lost or even; mean MAE {content.Performance.All.MeanAdverseTicks:0.00}, mean MFE {content.Performance.All.MeanFavourableTicks:0.00} ticks. The values are in the table of round trips.",
                ChartAxis.OfNumbers("MAE, ticks", [.. won.Select(p => p.X), .. lost.Select(p => p.X)], isFromZero: true),
                ChartAxis.OfNumbers("MFE, ticks", [.. won.Select(p => p.Y), .. lost.Select(p => p.Y)], isFromZero: true))
            .Add(ChartMark.Dots, won, "win", "won").Add(ChartMark.Crosses, lost, "loss", "lost or even").Write(html);
    }

    private static ChartPoint Point(TaggedTrip trip) => new(trip.Trip.AdverseTicks, trip.Trip.FavourableTicks);
}
