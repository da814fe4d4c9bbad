using System.Globalization;
using MiaIa.Engine;
using MiaIa.Host.Performance;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Reports;

/// <summary>Round trips: on the price, by their result in R, by MAE and MFE, and as a table.</summary>
internal static class TradeSection
{
    private const int RowsShown = 500;

    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "Round trips");
        WritePrice(html, content);
        if (content.Trips.Count > 0)
        {
            RiskCharts.Write(html, content);
            WriteTable(html, content);
        }

        html.Raw("</section>\n");
    }

    private static void WritePrice(HtmlText html, ReportContent content)
    {
        if (content.BarTimes.Length == 0)
        {
            html.Element("p class=\"empty\"", "No bar was scored, so the journal has no price to draw round trips on.");
            return;
        }

        BarAxis bars = new(content.BarTimes);
        ChartPoint[] price = [.. content.BarPrices.Select((p, i) => new ChartPoint(i, p))];
        ChartPoint[] won = Segments(content, bars, isWon: true);
        ChartPoint[] lost = Segments(content, bars, isWon: false);
        string trips = content.Trips.Count == 0 ? "No round trip ended." : $"{won.Length / 2} round trips won, {lost.Length / 2} lost or even; each is in the table below.";
        (double low, double high) = (content.BarPrices.Min(), content.BarPrices.Max());
        new Chart(
                "price", content.Trips.Count == 0 ? "Price; no round trip ended" : "Round trips on the price",
                $"Price at the close of {price.Length:N0} scored bars, from {price[0].Y:0.00} to {price[^1].Y:0.00}, lowest {low:0.00}, highest {high:0.00} points. {trips}",
                bars.Axis, ChartAxis.OfNumbers("points", [low, high, .. won.Select(p => p.Y), .. lost.Select(p => p.Y)]))
            .Add(ChartMark.Line, price, "quiet", "close of the bar")
            .Add(ChartMark.Segments, won, "win", "won").Add(ChartMark.Dots, Ends(won), "win", "")
            .Add(ChartMark.Segments, lost, "loss", "lost or even").Add(ChartMark.Crosses, Ends(lost), "loss", "").Write(html);
        string thinned = Thinning.IsNeeded(price.Length, ChartSize.Wide.Width)
            ? $" Of {price.Length:N0} closes, each column of pixels shows the first, lowest, highest and last one, so that no extreme is lost."
            : "";
        html.Element("p class=\"note\"", (content.Trips.Count == 0 ? "" : "A line runs from entry to exit, its mark is the exit. ")
            + "Prices are as traded: at a roll from one contract to the next they may jump." + thinned);
    }

    private static ChartPoint[] Segments(ReportContent content, BarAxis bars, bool isWon) =>
    [
        .. content.Trips.Where(t => t.Trip.Net > 0 == isWon).SelectMany(t => new[]
        {
            new ChartPoint(bars.At(t.Trip.EntryNs), (double)(t.Trip.EntryTicks * content.TickSize)),
            new ChartPoint(bars.At(t.Trip.ExitNs), (double)(t.Trip.ExitTicks * content.TickSize)),
        }),
    ];

    private static ChartPoint[] Ends(ChartPoint[] pairs) => [.. pairs.Where((_, i) => i % 2 == 1)];

    private static void WriteTable(HtmlText html, ReportContent content)
    {
        int left = content.Trips.Count - RowsShown;
        string caption = left > 0
            ? $"The first {RowsShown} of {content.Trips.Count:N0} round trips; all are written by: mia runs export {content.Id}"
            : $"All {content.Trips.Count} round trips";
        html.Raw("<details").Raw(content.Trips.Count <= 30 ? " open" : "").Raw(">").Element("summary", "Table of round trips");
        ReportGrid grid = new(
            html, caption, "No.", "Side", "Entry (UTC)", "at", "Exit (UTC)", "at", "Contracts", "Gross USD", "Fees USD", "Net USD", "R", "MAE ticks", "MFE ticks", "Exit by", "Strategy and setup", "Equity USD");
        decimal equity = content.Capital ?? 0;
        foreach (TaggedTrip tagged in content.Trips.Take(RowsShown))
        {
            RoundTrip t = tagged.Trip;
            equity += t.Net;
            grid.Row(t.Id.ToString(CultureInfo.InvariantCulture)).Text(t.Side is Side.Buy ? "long" : "short")
                .Time(t.EntryNs).Number("entryPrice", (double)(t.EntryTicks * content.TickSize), "0.00##")
                .Time(t.ExitNs).Number("exitPrice", (double)(t.ExitTicks * content.TickSize), "0.00##")
                .Number("quantity", t.Quantity, "0").Number("gross", (double)t.Gross, "0.00").Number("fees", (double)t.Fees, "0.00").Number("net", (double)t.Net, "0.00")
                .Number("", content.ResultInR(in tagged), "0.00").Number("maeTicks", t.AdverseTicks, "0").Number("mfeTicks", t.FavourableTicks, "0")
                .Text(Words.Kebab(t.ExitReason.ToString())).Text(tagged.Setup).Number("", content.Capital is null ? null : (double)equity, "0.00").EndRow();
        }

        grid.End();
        html.Raw("</details>\n");
    }
}
