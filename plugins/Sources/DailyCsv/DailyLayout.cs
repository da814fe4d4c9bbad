using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// How a daily series is written: with the header <c>DATE,OPEN,HIGH,LOW,CLOSE</c>, or without one as
/// <c>MM/dd/yyyy,open,high,low,close</c>. A volume may stand behind when it is 0: what is traded is no index.
/// </summary>
/// <param name="Columns">Names of the columns as they are written; as in the header when there is none.</param>
/// <param name="HasHeader">Whether there is a header.</param>
/// <param name="Format">How dates are written.</param>
internal sealed record DailyLayout(IReadOnlyList<string> Columns, bool HasHeader, StampFormat Format)
{
    private const int Prices = 5;
    private const int WithVolume = 6;
    private const int MostLines = 20;
    private const long SessionStartNs = 18L * 3600 * 1_000_000_000;
    private const string Zone = "America/New_York";

    private static readonly string[] Names = ["DATE", "OPEN", "HIGH", "LOW", "CLOSE"];
    private static readonly string[] Patterns = ["yyyy-MM-dd", "M/d/yyyy", "yyyyMMdd"];

    /// <summary>Place of the close.</summary>
    public const int Close = 4;

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
        bool hasHeader = first.Length is Prices or WithVolume
            && first.Take(Prices).SequenceEqual(Names, StringComparer.OrdinalIgnoreCase)
            && (first.Length == Prices || string.Equals(first[Prices], "VOLUME", StringComparison.OrdinalIgnoreCase));
        string[][] rows = [.. lines.Skip(hasHeader ? 1 : 0).Where(l => l.Length > 0).Select(l => Split(l))];
        IReadOnlyList<string> columns = hasHeader ? first : Names;
        foreach (string pattern in Patterns)
        {
            StampFormat format = StampFormat.Of(pattern);
            if (rows.Count(r => IsRow(r, format)) * 2 > rows.Length && (hasHeader || pattern is "M/d/yyyy"))
            {
                return IsTraded(rows) ? null : new DailyLayout(columns, hasHeader, format);
            }
        }

        // The header alone says what it is, so that what is wrong below it can be told.
        return hasHeader && !IsTraded(rows) ? new DailyLayout(columns, hasHeader, StampFormat.Of(Patterns[0])) : null;
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

    private static bool IsRow(string[] row, StampFormat format) => row.Length is Prices or WithVolume
        && format.TryRead(Encoding.UTF8.GetBytes(row[0]), out _, out _)
        && row.Skip(1).Take(Prices - 1).All(c => c.Length > 0 && c.All(d => char.IsAsciiDigit(d) || d == '.'));

    private static bool IsTraded(string[][] rows) =>
        rows.Any(r => r.Length == WithVolume && r[Prices].Any(c => c is >= '1' and <= '9'));
}
