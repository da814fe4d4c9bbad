using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Layouts from the option's columns, or from the names in a file's own header.</summary>
/// <param name="options">Settings.</param>
internal sealed class CsvMapping(CsvOptions options)
{
    /// <summary>The layout that the option's columns give; null when the rows have another number of columns.</summary>
    /// <exception cref="SourceException">An option is wrong, or the rows are not what it says.</exception>
    public CsvLayout? FromOption(CsvSample sample)
    {
        CsvColumns columns = new(Roles(sample.Path));
        if (!columns.HasTime || (!columns.IsBars && !columns.IsPrints && !columns.IsQuotes))
        {
            throw Wrong(sample, "columns", "need a time or date, and open, high, low, close, or price and size, or bid, ask, bid-size and ask-size");
        }

        byte separator = Separator ?? sample.Header.Separator;
        IReadOnlyList<string[]> all = sample.Rows(separator, 0);
        if (!CsvSample.Most(all, columns.Count, _ => true))
        {
            return null;
        }

        bool hasHeader = options.Header is CsvHeader.Present || (options.Header is CsvHeader.Auto && !IsRow(all[0], columns));
        IReadOnlyList<string[]> rows = sample.Rows(separator, hasHeader ? 1 : 0);
        return rows.Count == 0 ? null : Layout("mapping", sample, columns, separator, hasHeader, rows) with
        {
            Zone = options.Zone ?? "UTC",
        };
    }

    /// <summary>The layout that the names in the file's own header give; null when they do not name bars or prints.</summary>
    /// <exception cref="SourceException">They do, and the zone or the format of the times is anyone's guess.</exception>
    public CsvLayout? FromHeader(CsvSample sample)
    {
        TableHeader header = sample.Header;
        bool isBars = header.Has("open", "high", "low", "close") && header.Find("volume", "vol") >= 0;
        CsvColumns columns = new([.. header.Columns.Select(c => CsvNames.OfHeader(c, isBars))]);
        bool isOther = header.Find("sequence", "depthsequence", "tradetype", "label", "impact") >= 0 || header.Has("open", "last");
        if (isOther || !columns.HasTime || (!isBars && !columns.IsPrints))
        {
            return null;
        }

        IReadOnlyList<string[]> rows = sample.Rows(header.Separator, 1);
        if (!CsvSample.Most(rows, columns.Count, r => Numbers(r, columns)))
        {
            return null;
        }

        CsvLayout layout = Layout("named columns", sample, columns, header.Separator, hasHeader: true, rows);
        if (layout.IsDaily)
        {
            // Days of an index have no volume: the daily source reads them.
            return columns.IsBars && CsvVendors.HasVolume(rows, columns.Of(CsvRole.Volume)) ? layout : null;
        }

        if (options.Zone is null && !rows.All(r => r.Length < columns.Needed || IsUtc(Stamp(r, columns), layout.Format)))
        {
            throw Wrong(sample, "zone", "is needed: this table does not tell the zone of its times. Write one such as America/Chicago, Europe/Madrid or UTC");
        }

        return layout with { Zone = options.Zone ?? "UTC" };
    }

    private byte? Separator => options.Separator switch { null or "" => null, "tab" => (byte)'\t', { } text => (byte)text[0] };

    private static SourceException Wrong(CsvSample sample, string option, string message) =>
        new(sample.Path, "", $"The csv option {option} {message}.");

    private List<CsvRole?> Roles(string path)
    {
        List<CsvRole?> roles = [];
        foreach (string name in (options.Columns ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!CsvNames.TryRole(name, out CsvRole? role))
            {
                throw new SourceException(path, "", $"The csv option columns has no column '{name}'. Known: {CsvNames.Known}.");
            }

            roles.Add(role);
        }

        return roles;
    }

    private CsvLayout Layout(
        string name, CsvSample sample, CsvColumns columns, byte separator, bool hasHeader, IReadOnlyList<string[]> rows) =>
        new(name, columns, Format(sample, columns, rows))
        {
            Separator = separator,
            DecimalMark = options.DecimalMark is { Length: > 0 } mark ? (byte)mark[0] : DecimalMark(columns, separator, rows),
            HeaderLines = hasHeader ? 1 : 0,
        };

    private StampFormat Format(CsvSample sample, CsvColumns columns, IReadOnlyList<string[]> rows)
    {
        string[] stamps = [.. rows.Where(r => r.Length >= columns.Needed).Select(r => Stamp(r, columns))];
        if (options.TimeFormat is { } written)
        {
            return Written(sample, written, stamps);
        }

        // A row or two may be broken: the others tell.
        IReadOnlyList<StampFormat> found = CsvFormats.Of(stamps);
        found = found.Count > 0 ? found : CsvFormats.Of([.. stamps.Where(s => CsvFormats.Of([s]).Count > 0)]);
        return found.Count == 1 ? found[0] : throw Wrong(
            sample,
            "time-format",
            found.Count == 0
                ? $"is needed: '{stamps.FirstOrDefault()}' is in no known format"
                : $"is needed: '{stamps[0]}' can be read in several ways. Write one such as MM/dd/yyyy HH:mm or dd/MM/yyyy HH:mm");
    }

    private static StampFormat Written(CsvSample sample, string written, string[] stamps)
    {
        StampFormat format;
        try
        {
            format = StampFormat.Of(written);
        }
        catch (FormatException e)
        {
            throw new SourceException(sample.Path, "", "The csv option time-format: " + e.Message, e);
        }

        return stamps.Any(s => CsvSample.IsTime(s, format))
            ? format
            : throw Wrong(sample, "time-format", $"{written} does not fit '{stamps.FirstOrDefault()}'");
    }

    private static byte DecimalMark(CsvColumns columns, byte separator, IReadOnlyList<string[]> rows)
    {
        int price = columns.IsBars ? columns.Of(CsvRole.Close) : columns.Of(columns.IsPrints ? CsvRole.Price : CsvRole.Bid);
        return separator != (byte)',' && rows.Any(r => r.Length > price && r[price].Contains(',', StringComparison.Ordinal))
            ? (byte)','
            : (byte)'.';
    }

    private static string Stamp(string[] row, CsvColumns columns)
    {
        int date = columns.Of(CsvRole.Date);
        int time = columns.Of(CsvRole.Time);
        return date < 0 ? row[time] : time < 0 ? row[date] : row[date] + " " + row[time];
    }

    private static bool IsUtc(string stamp, StampFormat format) =>
        !format.TryRead(System.Text.Encoding.UTF8.GetBytes(stamp), out _, out bool isUtc) || isUtc;

    private static bool IsRow(string[] row, CsvColumns columns) => row.Length >= columns.Needed && Numbers(row, columns);

    private static bool Numbers(string[] row, CsvColumns columns) => columns.IsBars
        ? CsvSample.IsNumber(row[columns.Of(CsvRole.Open)]) && CsvSample.IsNumber(row[columns.Of(CsvRole.Close)])
        : CsvSample.IsNumber(row[columns.Of(columns.IsPrints ? CsvRole.Price : CsvRole.Bid)]);
}
