using MiaIa.Host.Performance;

namespace MiaIa.Host.Reports;

/// <summary>How decisions came about: what each gate removed, and what each technique contributed.</summary>
internal static class DecisionSection
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlText html, ReportContent content)
    {
        html.Raw("<section>\n").Element("h2", "Gates");
        if (content.Figures is not { } figures)
        {
            html.Element("p class=\"empty\"", $"{content.WhyNoFigures}; the gates are counted there.").Raw("</section>\n");
            return;
        }

        WriteFunnel(html, figures);
        WriteFilters(html, figures);
        html.Raw("</section>\n<section>\n").Element("h2", "Contribution of each technique");
        WriteTerms(html, figures);
        html.Raw("</section>\n");
    }

    private static void WriteFunnel(HtmlText html, RunFigures figures)
    {
        if (figures.Counted == 0)
        {
            html.Element("p class=\"empty\"", "Nothing was evaluated, so no gate had anything to remove.");
            return;
        }

        html.Element("p", $"{figures.Evaluations:N0} evaluations; a bar and direction counts once, with its last one: {figures.Counted:N0}, of them {figures.Candidates:N0} candidates and {figures.Orders:N0} orders.");
        ReportGrid grid = new(html, "What each gate removed, in the order of the decision", "Gate", "Removed", "Left", "Share left", "");
        long left = figures.Counted;
        grid.Row("evaluated").Number("", null, "N0").Number("counted", left, "N0").Number("", 1, "0.0", "%").Bar(1).EndRow();
        foreach (NamedCount step in figures.Removed)
        {
            left -= step.Count;
            double share = (double)left / figures.Counted;
            grid.Row(step.Name).Number($"removed.{step.Name}", step.Count, "N0").Number("", left, "N0").Number("", share, "0.00", "%").Bar(share).EndRow();
        }

        grid.Row("orders").Number("", null, "N0").Number("orders", figures.Orders, "N0").Number("", (double)figures.Orders / figures.Counted, "0.00", "%")
            .Bar((double)figures.Orders / figures.Counted).EndRow();
        grid.End();
    }

    private static void WriteFilters(HtmlText html, RunFigures figures)
    {
        if (figures.Filters.Count == 0)
        {
            html.Element("p class=\"empty\"", "The configuration has no filters.");
            return;
        }

        ReportGrid grid = new(html, "Filters; models that are not loaded are not asked", "Filter", "Asked", "Approved", "Share", "State");
        foreach (FilterCount filter in figures.Filters)
        {
            grid.Row(filter.Name).Number("asked", filter.Asked, "N0").Number("approved", filter.Approved, "N0")
                .Number("", filter.Asked == 0 ? null : (double)filter.Approved / filter.Asked, "0.0", "%")
                .Text(filter.Fault is { } fault ? $"out: {fault}" : filter.Status ?? "").EndRow();
        }

        grid.End();
    }

    private static void WriteTerms(HtmlText html, RunFigures figures)
    {
        if (figures.Terms.Count == 0 || figures.Terms.All(t => t.Usable is null))
        {
            html.Element("p class=\"empty\"", figures.Terms.Count == 0 ? "The configuration has no formula." : "No bar was scored, so no technique contributed.");
            return;
        }

        string coverage = figures.Coverage is { } mean ? $"{100 * mean:0.0} %" : ReportTable.None;
        html.Element("p", $"Mean coverage {coverage}: the share of the weight that could vote.");
        double most = figures.Terms.Max(t => t.MeanContribution ?? 0);
        ReportGrid grid = new(html, "At the closes of bars with a score; the contribution is to S0, without its sign", "Technique", "Could vote", "Mean |contribution|", "");
        foreach (TermShare term in figures.Terms)
        {
            grid.Row(term.Output).Number("usable", term.Usable, "0.0", "%").Number("meanContribution", term.MeanContribution, "0.0000")
                .Bar(most > 0 ? (term.MeanContribution ?? 0) / most : 0).EndRow();
        }

        grid.End();
        html.Element("p class=\"note\"", "How much a technique moved the score, not what it earned: for that, compare two configurations with mia compare.");
    }
}
