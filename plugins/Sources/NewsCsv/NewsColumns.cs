using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads rows of a news calendar by the names in its header.</summary>
internal sealed class NewsColumns
{
    private static readonly StampFormat[] Formats =
    [
        StampFormat.Of("yyyy-MM-ddTHH:mm[:ss]FK"), StampFormat.Of("yyyy/MM/dd HH:mm[:ss]"), StampFormat.Of("M/d/yyyy H:mm[:ss][ tt]"),
    ];

    private readonly byte _separator;
    private readonly NumberRow _row;
    private readonly int _time;
    private readonly int _impact;
    private readonly string _zone;

    private NewsColumns(TableHeader header, string zone)
    {
        _separator = header.Separator;
        _row = new NumberRow(header.Columns.Count);
        _time = header.Find("time");
        _impact = header.Find("impact");
        _zone = zone;
    }

    /// <summary>The columns of a file; null when its first line is no header of a news calendar.</summary>
    public static NewsColumns? Find(ReadOnlySpan<byte> head, string zone)
    {
        IReadOnlyList<byte[]> lines = TextFile.FirstLines(head, 1);
        TableHeader? header = lines.Count > 0 ? TableHeader.Parse(lines[0]) : null;
        return header is not null && header.Has("time", "impact") ? new NewsColumns(header, zone) : null;
    }

    /// <summary>Reads a row; false when its time or its impact is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, ITimeZones zones, out News news)
    {
        _row.Read(line, _separator);
        news = default;
        if (_row.Count <= Math.Max(_time, _impact)
            || ImpactOf(Unquote(_row.Text(line, _impact))) is not { } impact
            || !TryTime(Unquote(_row.Text(line, _time)), zones, out long timeNs))
        {
            return false;
        }

        news = new News(impact, timeNs);
        return true;
    }

    private bool TryTime(ReadOnlySpan<byte> text, ITimeZones zones, out long timeNs)
    {
        foreach (StampFormat format in Formats)
        {
            if (format.TryRead(text, out timeNs, out bool isUtc))
            {
                timeNs = isUtc ? timeNs : zones.ToUtcNs(_zone, timeNs);
                return true;
            }
        }

        timeNs = 0;
        return false;
    }

    private static NewsImpact? ImpactOf(ReadOnlySpan<byte> text) =>
        IsWord(text, "high"u8) ? NewsImpact.High : IsWord(text, "medium"u8) ? NewsImpact.Medium : IsWord(text, "low"u8) ? NewsImpact.Low : null;

    private static bool IsWord(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => System.Text.Ascii.EqualsIgnoreCase(text, word);

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> text) =>
        text is [(byte)'"', .., (byte)'"'] ? text[1..^1] : text;
}
