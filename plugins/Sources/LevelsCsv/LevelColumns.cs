using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads rows of vendor levels by the names in their header.</summary>
internal sealed class LevelColumns
{
    // A date alone is the session of that date, which begins at 18:00 the evening before.
    private const long SessionStartNs = -6L * 3600 * 1_000_000_000;

    private static readonly StampFormat[] Formats =
    [
        StampFormat.Of("yyyy-MM-ddTHH:mm[:ss]FK"), StampFormat.Of("yyyy/MM/dd HH:mm[:ss]"), StampFormat.Of("M/d/yyyy H:mm[:ss][ tt]"),
        StampFormat.Of("yyyy-MM-dd"), StampFormat.Of("M/d/yyyy"),
    ];

    private readonly byte _separator;
    private readonly NumberRow _row;
    private readonly int _label;
    private readonly int _price;
    private readonly int _time;
    private readonly string _zone;

    private LevelColumns(TableHeader header, string zone)
    {
        _separator = header.Separator;
        _row = new NumberRow(header.Columns.Count);
        _label = header.Find("label");
        _price = header.Find("price");
        _time = header.Find("time");
        _zone = zone;
    }

    /// <summary>The columns of a file; null when its first line is no header of levels.</summary>
    public static LevelColumns? Find(ReadOnlySpan<byte> head, string zone)
    {
        IReadOnlyList<byte[]> lines = TextFile.FirstLines(head, 1);
        TableHeader? header = lines.Count > 0 ? TableHeader.Parse(lines[0]) : null;
        return header is not null && header.Has("label", "price", "time") ? new LevelColumns(header, zone) : null;
    }

    /// <summary>Reads a row; false when its label is not known, or its price or time is none.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, ITimeZones zones, out Level level, out long timeNs)
    {
        _row.Read(line, _separator);
        level = default;
        timeNs = 0;
        if (_row.Count <= Math.Max(_label, Math.Max(_price, _time))
            || !LevelLabel.TryRead(_row.Text(line, _label), out LevelKind kind, out byte number)
            || !_row.TryDouble(_price, out double price) || price <= 0
            || !TryTime(_row.Text(line, _time).Trim((byte)'"'), zones, out timeNs))
        {
            return false;
        }

        level = new Level(kind, number, price);
        return true;
    }

    private bool TryTime(ReadOnlySpan<byte> text, ITimeZones zones, out long timeNs)
    {
        foreach (StampFormat format in Formats)
        {
            if (format.TryRead(text, out timeNs, out bool isUtc))
            {
                timeNs = isUtc ? timeNs : zones.ToUtcNs(_zone, format.HasTime ? timeNs : timeNs + SessionStartNs);
                return true;
            }
        }

        timeNs = 0;
        return false;
    }
}
