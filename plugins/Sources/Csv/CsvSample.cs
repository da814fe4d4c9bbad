using System.Text;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>The first lines of a table, as text: what a layout is found from.</summary>
internal sealed class CsvSample
{
    private const int MostLines = 20;

    private readonly IReadOnlyList<byte[]> _lines;

    /// <summary>Takes the lines that are whole in the first bytes of a file.</summary>
    public CsvSample(string path, ReadOnlySpan<byte> head)
    {
        Path = path;
        _lines = [.. TextFile.FirstLines(head, MostLines).Where(l => !l.AsSpan().Trim((byte)' ').IsEmpty)];
        IsTable = _lines.Count > 0 && head.TrimStart("\uFEFF"u8) is not [(byte)'\r' or (byte)'\n' or (byte)'#' or (byte)'{' or (byte)'<', ..];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether it can be a table of ours at all: text whose first line holds columns.</summary>
    public bool IsTable { get; }

    /// <summary>The columns of the first line, as names.</summary>
    public TableHeader Header => TableHeader.Parse(_lines[0]);

    /// <summary>The columns of the lines, without spaces and quotes around them.</summary>
    /// <param name="separator">What stands between columns.</param>
    /// <param name="skip">Lines of the header.</param>
    public IReadOnlyList<string[]> Rows(byte separator, int skip) =>
    [
        .. _lines.Skip(skip).Select(l => Encoding.UTF8.GetString(l).Split((char)separator)
            .Select(c => c.Trim().Trim('"').Trim()).ToArray()),
    ];

    /// <summary>Whether most of some rows have this many columns and this shape.</summary>
    public static bool Most(IReadOnlyList<string[]> rows, int count, Func<string[], bool> isShape) =>
        rows.Count > 0 && rows.Count(r => r.Length == count && isShape(r)) * 2 > rows.Count;

    /// <summary>Whether columns from a place on are all numbers.</summary>
    public static bool AreNumbers(string[] row, int from) => row.Skip(from).All(IsNumber);

    /// <summary>Whether a column is a number with a point, a comma or neither.</summary>
    public static bool IsNumber(string text) =>
        text.Length > 0 && text.Any(char.IsAsciiDigit)
        && text.Select((c, i) => char.IsAsciiDigit(c) || c is '.' or ',' || (i == 0 && c == '-')).All(isGood => isGood)
        && text.Count(c => c is '.' or ',') <= 1;

    /// <summary>Whether a text is a time of this format.</summary>
    public static bool IsTime(string text, StampFormat format) => format.TryRead(Encoding.UTF8.GetBytes(text), out _, out _);
}
