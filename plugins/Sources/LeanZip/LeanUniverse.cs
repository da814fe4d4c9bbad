using System.Globalization;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// A universe file: one row for each contract on a date. Those of options carry open interest and, for indexes, implied
/// volatility and greeks. Some are written from the day itself and some from the day before; to be sure that nothing is seen
/// too early, all are told at 18:00 in New York of their date, when the next session begins.
/// </summary>
internal sealed class LeanUniverse
{
    private const string NewYork = "America/New_York";
    private const long NsPerHour = 3_600_000_000_000;
    private const long VisibleNs = 18 * NsPerHour;
    private const long MorningNs = (9 * NsPerHour) + (NsPerHour / 2);
    private const long AfternoonNs = 16 * NsPerHour;

    private LeanUniverse(IReadOnlyList<string> columns) => Columns = columns;

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it is about options.</summary>
    public bool IsOfOptions => Columns.Count > 2 && string.Equals(Columns[1], "strike", StringComparison.Ordinal);

    /// <summary>The universe that a file begins with; null when it is none.</summary>
    /// <param name="head">Its first bytes.</param>
    public static LeanUniverse? Find(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\uFEFF"u8);
        if (!head.StartsWith("#expiry,"u8))
        {
            return null;
        }

        int end = head.IndexOf((byte)'\n');
        string line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]).Trim().TrimStart('#');
        return new LeanUniverse(line.Split(','));
    }

    /// <summary>The stream of a file.</summary>
    public MarketStream Describe(string path, ITimeZones zones)
    {
        string root = Root(path);
        string underlying = root is "SPXW" ? "SPX" : root;
        long timeNs = Date(path) is { } date ? zones.ToUtcNs(NewYork, Midnight(date) + VisibleNs) : 0;
        bool isRead = IsOfOptions && timeNs > 0 && Column("open_interest") >= 0;
        EventKinds kinds = isRead ? EventKinds.OptionRow | EventKinds.ChainEnd | EventKinds.Index : EventKinds.None;
        return new MarketStream(path, "", underlying, underlying, 0, kinds, Period: null, timeNs, timeNs);
    }

    /// <summary>The options of a file as events; rows that cannot be read are counted.</summary>
    public IEnumerable<MarketEvent> Events(MarketStream stream, StreamRequest request)
    {
        using TextLines lines = TextFile.Open(stream.Path);
        bool isMorning = Root(stream.Path) is "SPX";
        bool hasRow = false;
        while (TryRow(stream.Path, lines, out string[] row))
        {
            if (lines.Number == 1)
            {
                continue;
            }

            if (row[0].Length == 0)
            {
                if (Number(row, "close") is var close && close > 0)
                {
                    IndexValue value = new(close, IsDaily: false);
                    yield return MarketEvent.Of(stream.FirstNs, request.Instrument.Id, in value);
                }
            }
            else if (TryOption(row, isMorning, request.Zones, out OptionRow option))
            {
                hasRow = true;
                yield return MarketEvent.Of(stream.FirstNs, request.Instrument.Id, in option, stream.FirstNs);
            }
            else
            {
                request.Problems.Count(ProblemKind.BadRecord, stream.Path, lines.Number);
            }
        }

        if (!hasRow)
        {
            throw new SourceException(
                stream.Path, TextFile.Place(2), $"No row is an option. Expected columns: {string.Join(',', Columns)}. Mend the file, or leave it out.");
        }

        yield return MarketEvent.Of(EventKind.ChainEnd, stream.FirstNs, request.Instrument.Id);
    }

    /// <summary>The facts of a file.</summary>
    public IReadOnlyDictionary<string, object?> Facts(string path)
    {
        LeanUniverseFacts facts = new(this);
        using TextLines lines = TextFile.Open(path);
        while (TryRow(path, lines, out string[] row))
        {
            if (lines.Number > 1)
            {
                facts.Add(row);
            }
        }

        return facts.ToMap();
    }

    /// <summary>Place of a column; -1 when there is none.</summary>
    public int Column(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text of a column; empty when there is none.</summary>
    public string Text(string[] row, string name) => Column(name) is >= 0 and var column && column < row.Length ? row[column] : "";

    /// <summary>The number of a column; NaN when there is none.</summary>
    public double Number(string[] row, string name) =>
        double.TryParse(Text(row, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : double.NaN;

    private static string Root(string path)
    {
        // .../universes/spx/20201231.csv and .../universes/es/202003/20200102.csv
        string[] folders = path.Split('/', '\\');
        int place = Array.FindLastIndex(folders, f => string.Equals(f, "universes", StringComparison.OrdinalIgnoreCase));
        return place >= 0 && place + 2 < folders.Length ? folders[place + 1].ToUpperInvariant() : "";
    }

    private static DateOnly? Date(string path) => DateOnly.TryParseExact(
        Path.GetFileNameWithoutExtension(path), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
        && date.Year is > 1970 and < 2200
        ? date
        : null;

    private static long Midnight(DateOnly date) => (date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 24 * NsPerHour;

    private static bool TryRow(string path, TextLines lines, out string[] row)
    {
        row = [];
        try
        {
            while (lines.TryRead(out ReadOnlySpan<byte> line))
            {
                if (!line.Trim(" \r\t"u8).IsEmpty)
                {
                    row = Encoding.UTF8.GetString(line).Trim().Split(',');
                    return true;
                }
            }

            return false;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(path, lines.Number, e);
        }
    }

    private bool TryOption(string[] row, bool isMorning, ITimeZones zones, out OptionRow option)
    {
        option = default;
        double strike = Number(row, "strike");
        string right = Text(row, "right");
        if (row.Length != Columns.Count || !(strike > 0) || right is not ("C" or "P")
            || !DateOnly.TryParseExact(row[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly expiry)
            || expiry.Year is < 1971 or > 2200)
        {
            return false;
        }

        double volatility = Number(row, "implied_volatility");
        option = new OptionRow(
            zones.ToUtcNs(NewYork, Midnight(expiry) + (isMorning ? MorningNs : AfternoonNs)),
            strike,
            volatility > 0 ? volatility : double.NaN,
            Number(row, "gamma"),
            (float)Number(row, "delta"),
            float.NaN,
            float.NaN,
            Count(row, "open_interest"),
            Count(row, "volume"),
            right is "C");
        return true;
    }

    private int Count(string[] row, string name) => Number(row, name) is >= 0 and <= int.MaxValue and var count ? (int)count : 0;
}
