namespace MiaIa.Host.Reports;

/// <summary>A chart as inline SVG, drawn once for wide and once for narrow pages. It needs no script and refers to nothing.</summary>
/// <param name="id">Its name in the page.</param>
/// <param name="title">Its title.</param>
/// <param name="description">What it shows, for those who do not see it: with the figures that matter.</param>
/// <param name="x">The axis along.</param>
/// <param name="y">The axis up.</param>
internal sealed class Chart(string id, string title, string description, ChartAxis x, ChartAxis y)
{
    private readonly List<ChartLayer> _layers = [];
    private readonly List<(double At, string Text)> _rules = [];

    /// <summary>Adds what is drawn next; without points, nothing.</summary>
    public Chart Add(ChartMark mark, IReadOnlyList<ChartPoint> points, string style, string label)
    {
        if (points.Count > 0)
        {
            _layers.Add(new ChartLayer(mark, points, style, label));
        }

        return this;
    }

    /// <summary>Adds a line across at a value, to compare with.</summary>
    public Chart Rule(double at, string text)
    {
        _rules.Add((at, text));
        return this;
    }

    /// <summary>Writes it.</summary>
    public void Write(HtmlText html)
    {
        html.Raw("<figure>\n<figcaption>").Text(title);
        foreach (ChartLayer layer in _layers.Where(l => l.Label.Length > 0))
        {
            html.Raw(" <span class=\"key ").Raw(layer.Class).Raw("\"><i aria-hidden=\"true\">").Raw(Sign(layer.Mark)).Raw("</i> ").Text(layer.Label).Raw("</span>");
        }

        foreach ((_, string text) in _rules.Where(r => r.Text.Length > 0))
        {
            html.Raw(" <span class=\"key rule\"><i aria-hidden=\"true\">- -</i> ").Text(text).Raw("</span>");
        }

        html.Raw("</figcaption>\n");
        Write(html, ChartSize.Wide);
        Write(html, ChartSize.Narrow);
        html.Raw("</figure>\n");
    }

    private static string Sign(ChartMark mark) => mark switch
    {
        ChartMark.Dots => "&#9679;",
        ChartMark.Crosses => "&#215;",
        ChartMark.Bars or ChartMark.Area => "&#9632;",
        _ => "&#9473;",
    };

    private void Write(HtmlText html, ChartSize size)
    {
        string name = $"{id}-{size.Name}";
        html.Raw($"<svg class=\"{size.Name}\" viewBox=\"0 0 {size.Width} {size.Height}\" role=\"img\" aria-labelledby=\"{name}-t {name}-d\">\n")
            .Raw($"<title id=\"{name}-t\">").Text(title).Raw("</title>\n")
            .Raw($"<desc id=\"{name}-d\">").Text(description).Raw("</desc>\n");
        ChartPlot plot = new(html, size, x, y);
        plot.DrawAxes();
        foreach ((double at, _) in _rules)
        {
            plot.DrawRule(at);
        }

        foreach (ChartLayer layer in _layers)
        {
            plot.Draw(layer);
        }

        html.Raw("</svg>\n");
    }
}
