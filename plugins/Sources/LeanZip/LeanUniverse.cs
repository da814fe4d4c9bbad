using System.Globalization;
using System.Text;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>A universe: one row per option or future, plain text, a file per date.</summary>
internal sealed class LeanUniverse : IDisposable
{
    private const int MostColumns = 32;
    private const string Zone = "America/New_York";
    private const long NsPerDay = 86_400_000_000_000;
    private const long EndOfDayNs = ((16 * 60) + 15) * 60_000_000_000L;

    private readonly NumberRow _row = new(MostColumns);
    private readonly string _path;
    private readonly TextLines _lines;

    private LeanUniverse(string path, TextLines lines, IReadOnlyList<string> columns)
    {
        _path = path;
        _lines = lines;
        Columns = columns;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether it is one of options; else of futures.</summary>
    public bool IsOfOptions => Column("strike") > 0 && Column("right") > 0;

    /// <summary>Number of the line read last, from 1.</summary>
    public long Line => _lines.Number;

    /// <summary>Whether a file begins as a universe does.</summary>
    public static bool IsUniverse(ReadOnlySpan<byte> head) =>
        (head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart("\""u8).StartsWith("#expiry,"u8);

    /// <summary>Whether a file is a universe; false too when it cannot be read.</summary>
    public static bool IsUniverse(string path)
    {
        try
        {
            Span<byte> head = stackalloc byte[16];
            using FileStream file = File.OpenRead(path);
            return IsUniverse(head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Describes its stream.</summary>
    /// <exception cref="SourceException">Its date or its root is not known, or it cannot be read.</exception>
    public static MarketStream Describe(string path, ITimeZones zones)
    {
        using LeanUniverse universe = Open(path);
        string root = RootOf(path);
        OptionClass of = OptionClass.Of(root);
        EventKinds kinds = !universe.IsOfOptions ? EventKinds.None
            : LeanEntry.IsIndex(of.Underlying) ? EventKinds.OptionRow | EventKinds.Index | EventKinds.ChainEnd
            : EventKinds.OptionRow | EventKinds.ChainEnd;
        long known = Times(path, zones).KnownNs;
        return new MarketStream(path, "", root + "-universe", of.Underlying, 0, kinds, null, known, known);
    }

    /// <summary>Opens one.</summary>
    /// <exception cref="SourceException">It is none, or cannot be read.</exception>
    public static LeanUniverse Open(string path)
    {
        TextLines? lines = null;
        try
        {
            lines = new TextLines(File.OpenRead(path));
            if (lines.TryRead(out ReadOnlySpan<byte> line) && IsUniverse(line))
            {
                string[] columns = [.. Encoding.UTF8.GetString(line).Split(',').Select(c => c.Trim(' ', '"', '#', '\uFEFF'))];
                return new LeanUniverse(path, lines, columns);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lines?.Dispose();
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }

        lines.Dispose();
        throw new SourceException(path, "line 1", "The file is no LEAN universe: its first line does not begin with #expiry.");
    }

    /// <summary>When a universe is of, and from when it is known, nanoseconds UTC.</summary>
    /// <exception cref="SourceException">Its name is no date.</exception>
    public static (long AsOfNs, long KnownNs) Times(string path, ITimeZones zones)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (!DateOnly.TryParseExact(name, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            || date.Year is < 1970 or > 2200)
        {
            throw new SourceException(path, "", "The name of a universe is its date. Name the file as LEAN does: 20210104.csv.");
        }

        DateOnly day = TradingDays.After(date);
        long midnight = (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * NsPerDay;
        return (zones.ToUtcNs(Zone, midnight + EndOfDayNs), zones.ToUtcNs(Zone, midnight + NsPerDay));
    }

    /// <summary>The root: the folder that holds the dates, or the one above the month of a future.</summary>
    /// <exception cref="SourceException">No folder names one.</exception>
    public static string RootOf(string path)
    {
        string? folder = Path.GetFullPath(path).Split('/', '\\').SkipLast(1).Reverse().FirstOrDefault(f => !f.All(char.IsAsciiDigit));
        return folder is { Length: > 0 and <= 32 }
            ? folder.ToUpperInvariant()
            : throw new SourceException(path, "", "The folder of a universe is its root. Put the file where LEAN does: universes/spx/20210104.csv.");
    }

    /// <summary>Number of a column, from 0; -1 when it is not there.</summary>
    public int Column(string name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (string.Equals(Columns[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads a row, leaving out empty ones; false after the last. Both are good until the next call.</summary>
    public bool TryRead(out NumberRow row, out ReadOnlySpan<byte> line)
    {
        row = _row;
        try
        {
            while (_lines.TryRead(out line))
            {
                if (!line.IsEmpty)
                {
                    _row.Read(line, (byte)',');
                    return true;
                }
            }

            return false;
        }
        catch (IOException e)
        {
            throw new SourceException(_path, "", $"The file cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();
}
