using System.Globalization;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>Whether the probabilities of the models came true.</summary>
internal static class ModelSection
{
    private const int Bins = 10;

    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "Calibration of the models");
        if (content.Answers.Count == 0)
        {
            html.Element("p class=\"empty\"", WhyNone(content)).Raw("</section>\n");
            return;
        }

        List<(double Mean, double Share, int Count, int Successes, double From)> bins = [];
        foreach (IGrouping<int, ModelAnswer> bin in content.Answers.GroupBy(a => Math.Min(Bins - 1, (int)(a.Probability * Bins))).OrderBy(g => g.Key))
        {
            int successes = bin.Count(a => a.IsSuccess);
            bins.Add((bin.Average(a => a.Probability), (double)successes / bin.Count(), bin.Count(), successes, (double)bin.Key / Bins));
        }

        double brier = content.Answers.Average(a => Math.Pow(a.Probability - (a.IsSuccess ? 1 : 0), 2));
        ChartAxis Share(string label) => new(label, 0, 1, most => ChartAxis.Round(0, 1, most));
        new Chart(
                "calibration", $"Probability told against what came of it, {content.Answers.Count} candidates that were traded",
                $"Brier score {brier:0.0000}. The values are in the table below.",
                Share("probability told, mean of the tenth"), Share("share of successes"))
            .Add(ChartMark.Segments, [new(0, 0), new(1, 1)], "reference", "where a calibrated model would lie (not a result)")
            .Add(ChartMark.Dots, [.. bins.Select(b => new ChartPoint(b.Mean, b.Share))], "main", "a tenth of the probabilities").Write(html);
        WriteTable(html, bins);
        html.Element("p class=\"note\"", string.Create(CultureInfo.InvariantCulture,
            $"Brier score {brier:0.0000}, 0 is best. Only candidates that the models let pass and that were traded have a label here, so the lower probabilities are missing."))
            .Raw("</section>\n");
    }

    private static void WriteTable(HtmlText html, List<(double Mean, double Share, int Count, int Successes, double From)> bins)
    {
        ReportGrid grid = new(html, "By tenths of the probability; the interval is Wilson's", "From", "Candidates", "Mean probability", "Successes", "Share", "95 % from", "to");
        foreach ((double mean, double share, int count, int successes, double from) in bins)
        {
            (double low, double high) = TradeStatistics.Wilson(successes, count);
            grid.Row(from.ToString("0.0", CultureInfo.InvariantCulture)).Number("", count, "0").Number("", mean, "0.000").Number("", successes, "0")
                .Number("", share, "0.0", "%").Number("", low, "0.0", "%").Number("", high, "0.0", "%").EndRow();
        }

        grid.End();
    }

    private static string WhyNone(ReportContent content)
    {
        FilterCount[] models = [.. (content.Figures?.Filters ?? []).Where(f => f.Status is not null)];
        return content.Figures is null ? $"{content.WhyNoFigures}, so it is not known whether a model was asked."
            : models.Length == 0 ? "No model was asked: the configuration has no filter with models."
            : models.All(f => f.Asked == 0) ? $"No model was asked: {string.Join("; ", models.Select(f => $"{f.Name} {f.Status}"))}."
            : $"The models judged {models.Sum(f => f.Asked):N0} candidates, but none of them that was traded has a known label yet.";
    }
}
