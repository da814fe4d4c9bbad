using System.Globalization;
using System.Text;

namespace MiaIa.Host.Reports;

/// <summary>Writes HTML. What is not markup of ours goes through <see cref="Text"/>, which leaves nothing that could become markup.</summary>
internal sealed class HtmlText
{
    private const char Replacement = '\uFFFD';

    private readonly StringBuilder _html = new();

    /// <summary>Length so far, in characters.</summary>
    public int Length => _html.Length;

    /// <summary>Markup of the program's own.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>A number in markup, with at most one decimal; adding 0 takes the sign from a 0.</summary>
    public HtmlText Pixels(double value)
    {
        _html.Append(CultureInfo.InvariantCulture, $"{Math.Round(value, 1) + 0.0:0.#}");
        return this;
    }

    /// <summary>Any text, of whatever origin.</summary>
    public HtmlText Text(string? text)
    {
        Append(_html, text ?? "");
        return this;
    }

    /// <summary>An element that holds a text.</summary>
    /// <param name="tag">Its name, with attributes of the program's own.</param>
    /// <param name="text">The text.</param>
    public HtmlText Element(string tag, string? text)
    {
        int space = tag.IndexOf(' ', StringComparison.Ordinal);
        return Raw("<").Raw(tag).Raw(">").Text(text).Raw("</").Raw(space < 0 ? tag : tag[..space]).Raw(">\n");
    }

    /// <summary>A text as it may stand in an element or an attribute.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        Append(escaped, text);
        return escaped.ToString();
    }

    /// <inheritdoc />
    public override string ToString() => _html.ToString();

    private static void Append(StringBuilder html, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                html.Append(c).Append(text[++i]);
            }
            else
            {
                _ = c switch
                {
                    '&' => html.Append("&amp;"),
                    '<' => html.Append("&lt;"),
                    '>' => html.Append("&gt;"),
                    '"' => html.Append("&quot;"),
                    '\'' => html.Append("&#39;"),
                    _ => html.Append(IsHarmless(c) ? c : Replacement),
                };
            }
        }
    }

    // Control characters are no HTML, half a character is no UTF-8, and marks of direction would turn what stands beside them.
    private static bool IsHarmless(char c) => c is '\n' or '\t'
        || !(char.IsControl(c) || char.IsSurrogate(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
