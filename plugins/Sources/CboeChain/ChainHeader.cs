using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What stands above the rows of a table.</summary>
/// <param name="Lines">The lines above the names of the columns that are not empty.</param>
/// <param name="Line">Number of the line with the names of the columns, from 1.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Spot">Last value of the underlying, in points; null when it cannot be read.</param>
/// <param name="Written">Date and time as they are written.</param>
internal sealed partial record ChainHeader(
    IReadOnlyList<string> Lines, long Line, ChainColumns Columns, decimal? Spot, ChainDate Written)
{
    private const int MostLines = 12;
    private const int LongestLine = 4096;

    /// <summary>Reads up to the names of the columns; null when they do not come: the text is no option chain.</summary>
    public static ChainHeader? Read(TextLines text)
    {
        List<string> lines = [];
        while (text.Number < MostLines && text.TryRead(out ReadOnlySpan<byte> bytes))
        {
            string line = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestLine)]);
            if (ChainColumns.Parse(line) is { } columns)
            {
                return new ChainHeader(lines, text.Number, columns, SpotIn(lines), WrittenIn(lines));
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line);
            }
        }

        return null;
    }

    private static ChainDate WrittenIn(List<string> lines)
    {
        foreach (string line in lines)
        {
            int label = line.IndexOf("Date:", StringComparison.OrdinalIgnoreCase);
            if (label >= 0)
            {
                string text = line[(label + 5)..];
                int end = text.IndexOf("Bid", StringComparison.OrdinalIgnoreCase);
                return ChainDate.Parse(end >= 0 ? text[..end] : text);
            }
        }

        // Older tables begin the second line with the date, without a label.
        return lines.Count > 1 ? ChainDate.Parse(lines[1].Split(',')[0]) : default;
    }

    private static decimal? SpotIn(List<string> lines)
    {
        foreach (string line in lines)
        {
            Match match = LastPattern().Match(ChainText.Clean(line));
            if (match.Success)
            {
                return Number(match.Groups["n"].Value);
            }
        }

        // Older tables: name, last value, change.
        return lines.Count > 0 ? lines[0].Split(',').Skip(1).Select(Number).FirstOrDefault(n => n is not null) : null;
    }

    /// <summary>A number with commas between thousands, or with a comma before its decimals.</summary>
    private static decimal? Number(string text)
    {
        string plain = text.Trim(' ', '"', ',');
        plain = ThousandsPattern().IsMatch(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value is > 0 and < 10_000_000
            ? value
            : null;
    }

    [GeneratedRegex("\\bLast: *(?<n>[0-9]+(,[0-9]+)*(\\.[0-9]+)?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LastPattern();

    [GeneratedRegex("^[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ThousandsPattern();
}
