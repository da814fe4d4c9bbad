using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>A table, opened and read up to its first row.</summary>
internal sealed class ChainFile : IDisposable
{
    private const int MostColumns = 64;

    private readonly NumberRow _row = new(MostColumns);
    private readonly ChainText _text = new();
    private readonly string _path;
    private readonly TextLines _lines;

    private ChainFile(string path, TextLines lines, ChainHeader header)
    {
        _path = path;
        _lines = lines;
        Header = header;
    }

    /// <summary>What stands above the rows.</summary>
    public ChainHeader Header { get; }

    /// <summary>Number of the line read last, from 1.</summary>
    public long Line => _lines.Number;

    /// <summary>Opens a table; null when it is none.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static ChainFile? Open(string path)
    {
        TextLines? lines = null;
        try
        {
            lines = new TextLines(File.OpenRead(path));
            if (ChainHeader.Read(lines) is { } header)
            {
                return new ChainFile(path, lines, header);
            }

            lines.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            lines?.Dispose();
            throw Unreadable(path, e);
        }
    }

    /// <summary>Reads a row, leaving out empty ones; false after the last.</summary>
    /// <param name="row">Its columns, good until the next call.</param>
    /// <param name="line">Its text, good until the next call.</param>
    public bool TryRead(out NumberRow row, out ReadOnlySpan<byte> line)
    {
        row = _row;
        try
        {
            while (_lines.TryRead(out line))
            {
                if (line.Trim((byte)' ').Length > 0)
                {
                    line = _text.Clean(line);
                    _row.Read(line, (byte)',');
                    return true;
                }
            }

            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(_path, e);
        }
    }

    /// <summary>When the table is of.</summary>
    /// <exception cref="SourceException">There is no date, neither in the name nor in the text.</exception>
    public ChainMoment Moment(ITimeZones zones) => ChainMoment.Of(_path, Header.Written, zones)
        ?? throw new SourceException(
            _path,
            "",
            "The table has no date that can be read. Put the quote date into the name of the file, such as SPX_2023-04-05.csv.");

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();

    private static SourceException Unreadable(string path, Exception inner) =>
        new(path, "", $"The file cannot be read: {inner.Message}", inner);
}
