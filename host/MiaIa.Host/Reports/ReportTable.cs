using System.Globalization;

namespace MiaIa.Host.Reports;

/// <summary>A table of figures: name, value, and what to know about it. The value stands in the cell's data as well, unrounded.</summary>
internal sealed class ReportTable
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "\u2013";

    private readonly HtmlText _html;

    /// <summary>Begins it.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">What it shows.</param>
    public ReportTable(HtmlText html, string caption)
    {
        _html = html;
        _html.Raw("<div class=\"scroll\"><table class=\"figures\">\n<caption>").Text(caption).Raw("</caption>\n<tbody>\n");
    }

    /// <summary>A figure that may be missing.</summary>
    /// <param name="label">What people call it.</param>
    /// <param name="name">Its name in the JSON summary.</param>
    /// <param name="value">The figure; null when it is not defined.</param>
    /// <param name="format">How it is shown.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="note">What to know; why it is missing, when it is.</param>
    public ReportTable Row(string label, string name, double? value, string format, string unit = "", string note = "") => Row(
        label, name, value?.ToString("R", CultureInfo.InvariantCulture),
        value is { } v ? Shown(v, format, unit) : None, note);

    /// <summary>An amount in dollars.</summary>
    public ReportTable Row(string label, string name, decimal value, string note = "") => Row(
        label, name, value.ToString(CultureInfo.InvariantCulture), value.ToString("0.00", CultureInfo.InvariantCulture) + " USD", note);

    /// <summary>A count.</summary>
    public ReportTable Row(string label, string name, long value, string note = "") => Row(
        label, name, value.ToString(CultureInfo.InvariantCulture), value.ToString("N0", CultureInfo.InvariantCulture), note);

    /// <summary>Any cell.</summary>
    public ReportTable Row(string label, string name, string? data, string shown, string note)
    {
        _html.Raw("<tr><th scope=\"row\">").Text(label).Raw("</th><td data-name=\"").Text(name).Raw("\" data-value=\"").Text(data ?? "null").Raw("\">")
            .Text(shown).Raw("</td><td class=\"note\">").Text(note).Raw("</td></tr>\n");
        return this;
    }

    /// <summary>Ends it.</summary>
    public void End() => _html.Raw("</tbody>\n</table></div>\n");

    /// <summary>A figure as it is shown.</summary>
    public static string Shown(double value, string format, string unit) =>
        (string.Equals(unit, "%", StringComparison.Ordinal) ? 100 * value : value).ToString(format, CultureInfo.InvariantCulture) + (unit.Length == 0 ? "" : " " + unit);
}
