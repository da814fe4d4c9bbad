using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// How a daily series is written: with the header <c>DATE,OPEN,HIGH,LOW,CLOSE</c>, without one as
/// <c>MM/dd/yyyy,open,high,low,close</c>, or as a date and one value under a header. An adjusted close and a volume may stand
/// behind when the volume is 0: what is traded is no index.
/// </summary>
/// <param name="Columns">Names of the columns as they are written; as in the header when there is none.</param>
/// <param name="HasHeader">Whether there is a header.</param>
/// <param name="Format">How dates are written.</param>
internal sealed record DailyLayout(IReadOnlyList<string> Columns, bool HasHeader, StampFormat Format)
{
    private const int Values = 2;
    private const int Prices = 5;
    private const int WithVolume = 6;
    private const int WithAdjusted = 7;
    private const int MostLines = 20;
    private const long SessionStartNs = 18L * 3600 * 1_000_000_000;
    private const string Zone = "America/New_York";

    private static readonly string[] Names = ["DATE", "OPEN", "HIGH", "LOW", "CLOSE"];
    private static readonly string[] DateNames = ["DATE", "OBSERVATION_DATE"];
    private static readonly string[] Patterns = ["yyyy-MM-dd", "M/d/yyyy", "yyyyMMdd"];

    /// <summary>Place of the close, or of the one value.</summary>
    public int Close => IsOneValue ? 1 : Prices - 1;

    /// <summary>Whether a day has one value only, and no range.</summary>
    public bool IsOneValue => Columns.Count == Values;

    /// <summary>Lines before the first row.</summary>
    public int HeaderLines => HasHeader ? 1 : 0;

    /// <summary>The layout of a file; null when it is no daily series of an index.</summary>
    public static DailyLayout? Find(ReadOnlySpan<byte> head)
    {
        IReadOnlyList<byte[]> lines = TextFile.FirstLines(head, MostLines);
        if (lines.Count == 0 || lines[0].Length == 0)
        {
            return null;
        }

        string[] first = Split(lines[0]);
        bool hasHeader = IsHeader(first) || IsHeaderOfValues(first);
        string[][] rows = [.. lines.Skip(hasHeader ? 1 : 0).Where(l => l.Length > 0).Select(l => Split(l))];
        IReadOnlyList<string> columns = hasHeader ? first : Names;
        foreach (string pattern in Patterns)
        {
            StampFormat format = StampFormat.Of(pattern);
            if (rows.Count(r => IsRow(r, columns.Count, format)) * 2 > rows.Length && (hasHeader || pattern is "M/d/yyyy"))
            {
                return IsTraded(rows) ? null : new DailyLayout(columns, hasHeader, format);
            }
        }

        // The header alone says what it is, so that what is wrong below it can be told.
        return hasHeader && columns.Count != Values && !IsTraded(rows) ? new DailyLayout(columns, hasHeader, StampFormat.Of(Patterns[0])) : null;
    }

    /// <summary>When the value of a row is known, nanoseconds UTC: 18:00 New York, when the next session begins.</summary>
    public bool TryTime(ReadOnlySpan<byte> date, ITimeZones zones, out long timeNs)
    {
        bool isDate = Format.TryRead(date, out long dateNs, out _);
        timeNs = isDate ? zones.ToUtcNs(Zone, dateNs + SessionStartNs) : 0;
        return isDate;
    }

    private static string[] Split(byte[] line) =>
        [.. Encoding.UTF8.GetString(line).Split(',').Select(c => c.Trim().Trim('"'))];

    private static bool IsHeader(string[] first) => first.Length is >= Prices and <= WithAdjusted
        && first.Take(Prices).SequenceEqual(Names, StringComparer.OrdinalIgnoreCase)
        && (first.Length == Prices || string.Equals(first[^1], "VOLUME", StringComparison.OrdinalIgnoreCase))
        && (first.Length < WithAdjusted || string.Equals(first[Prices], "ADJ CLOSE", StringComparison.OrdinalIgnoreCase));

    // A price belongs to something that is traded.
    private static bool IsHeaderOfValues(string[] first) => first.Length == Values
        && !string.Equals(first[1], "PRICE", StringComparison.OrdinalIgnoreCase)
        && DateNames.Contains(first[0], StringComparer.OrdinalIgnoreCase)
        && first[1].Any(char.IsAsciiLetter) && first[1].All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsRow(string[] row, int columns, StampFormat format) =>
        (row.Length == columns || (columns == Prices && row.Length == WithVolume))
        && format.TryRead(Encoding.UTF8.GetBytes(row[0]), out _, out _)
        && row.Skip(1).Take(Prices - 1).All(c => c.Length > 0 && c.All(d => char.IsAsciiDigit(d) || d == '.'));

    private static bool IsTraded(string[][] rows) =>
        rows.Any(r => r.Length is WithVolume or WithAdjusted && r[^1].Any(c => c is >= '1' and <= '9'));
}
