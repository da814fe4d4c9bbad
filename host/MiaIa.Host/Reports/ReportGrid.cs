using System.Globalization;

namespace MiaIa.Host.Reports;

/// <summary>A table with many columns, the first of which names the row.</summary>
internal sealed class ReportGrid
{
    private const int BarWidth = 90;
    private const int ToSeconds = 19;

    private readonly HtmlText _html;

    /// <summary>Begins it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Heads of the columns.</param>
    public ReportGrid(HtmlText html, string caption, params string[] columns)
    {
        _html = html;
        _html.Raw("<div class=\"scroll\"><table class=\"grid\">\n<caption>").Text(caption).Raw("</caption>\n<thead><tr>");
        foreach (string column in columns)
        {
            _html.Raw("<th scope=\"col\">").Text(column).Raw("</th>");
        }

        _html.Raw("</tr></thead>\n<tbody>\n");
    }

    /// <summary>Begins a row.</summary>
    public ReportGrid Row(string name)
    {
        _html.Raw("<tr><th scope=\"row\">").Text(name).Raw("</th>");
        return this;
    }

    /// <summary>A text.</summary>
    public ReportGrid Text(string? text)
    {
        _html.Raw("<td class=\"text\">").Text(text).Raw("</td>");
        return this;
    }

    /// <summary>A moment, to the second, UTC.</summary>
    public ReportGrid Time(long timeNs)
    {
        _html.Raw("<td class=\"text time\">").Text(Runs.Moment.Text(timeNs)[..ToSeconds].Replace('T', ' ')).Raw("</td>");
        return this;
    }

    /// <summary>A number; missing is a dash.</summary>
    /// <param name="name">Its name in the JSON summary; empty for none.</param>
    /// <param name="value">The number.</param>
    /// <param name="format">How it is shown.</param>
    /// <param name="unit">Its unit; a share is shown in %.</param>
    public ReportGrid Number(string name, double? value, string format, string unit = "")
    {
        _html.Raw("<td");
        if (name.Length > 0)
        {
            _html.Raw(" data-name=\"").Text(name).Raw("\" data-value=\"").Text(value?.ToString("R", CultureInfo.InvariantCulture) ?? "null").Raw("\"");
        }

        _html.Raw(">").Text(value is { } v ? ReportTable.Shown(v, format, unit) : ReportTable.None).Raw("</td>");
        return this;
    }

    /// <summary>A bar beside the numbers.</summary>
    /// <param name="share">Its length, [-1, 1]; below 0 it is of the colour of losses.</param>
    public ReportGrid Bar(double share)
    {
        double width = double.IsFinite(share) ? Math.Min(1, Math.Abs(share)) * BarWidth : 0;
        _html.Raw($"<td class=\"bar\"><svg viewBox=\"0 0 {BarWidth} 10\" width=\"{BarWidth}\" height=\"10\" aria-hidden=\"true\"><path class=\"{(share < 0 ? "loss" : "win")} bars\" d=\"M0 0H")
            .Pixels(width).Raw("V10H0Z\"/></svg></td>");
        return this;
    }

    /// <summary>Ends a row.</summary>
    public void EndRow() => _html.Raw("</tr>\n");

    /// <summary>Ends it.</summary>
    public void End() => _html.Raw("</tbody>\n</table></div>\n");
}
