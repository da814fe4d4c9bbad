using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads an entry. Rows that cannot be read, lie off the grid or go backwards in time are counted and left out; an entry
/// without a single good row is an error.
/// </summary>
internal sealed class LeanReader : IEventReader
{
    private const int MaxColumns = 13;

    private readonly NumberRow _row = new(MaxColumns);
    private readonly LeanArchive _archive;
    private readonly LeanEntry _entry;
    private readonly MarketStream _stream;
    private readonly StreamRequest _request;
    private readonly LeanRows _rows;
    private readonly TextLines _lines;
    private long _lastNs = long.MinValue;
    private long _firstBadLine;
    private ProblemKind _firstProblem;
    private bool _hasGoodRow;

    /// <summary>Reads an entry of an archive, which is disposed with this object.</summary>
    public LeanReader(LeanArchive archive, LeanEntry entry, LeanRows rows, MarketStream stream, StreamRequest request)
    {
        _archive = archive;
        _entry = entry;
        _stream = stream;
        _request = request;
        _rows = rows;
        _lines = new TextLines(archive.OpenEntry(entry.Name));
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        try
        {
            return IsEnded ? 0 : ReadRows(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw LeanArchive.Broken(_stream.Path, LeanArchive.Place(_entry.Name, _lines.Number + 1), e);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _lines.Dispose();
        _archive.Dispose();
    }

    private int ReadRows(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (!_lines.TryRead(out ReadOnlySpan<byte> line))
            {
                End();
                break;
            }

            if (line.IsEmpty)
            {
                continue;
            }

            _row.Read(line, (byte)',');
            ProblemKind? problem = _rows.Read(_row, line, out buffer[read]);
            if (problem is null or ProblemKind.CrossedQuote)
            {
                problem = CheckTime(buffer[read].TimeNs) ?? problem;
            }

            if (problem is { } kind)
            {
                Count(kind);
            }

            if (problem is not (null or ProblemKind.CrossedQuote))
            {
                continue;
            }

            long time = buffer[read].TimeNs;
            if (time >= _request.ToNs)
            {
                IsEnded = true;
                break;
            }

            read += time >= _request.FromNs ? 1 : 0;
        }

        return read;
    }

    private ProblemKind? CheckTime(long timeNs)
    {
        if (timeNs < _lastNs || (timeNs == _lastNs && !_rows.MayRepeatTime))
        {
            return ProblemKind.TimeBackwards;
        }

        _lastNs = timeNs;
        _hasGoodRow = true;
        return null;
    }

    private void Count(ProblemKind kind)
    {
        _request.Problems.Count(kind, _stream.Path, _lines.Number);
        _hasGoodRow |= kind is ProblemKind.NotUsed;
        if (_firstBadLine == 0)
        {
            _firstBadLine = _lines.Number;
            _firstProblem = kind;
        }
    }

    private void End()
    {
        IsEnded = true;
        if (_hasGoodRow || _firstBadLine == 0)
        {
            return;
        }

        string remedy = _firstProblem is ProblemKind.OffGrid
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"No price lies on the grid of {_request.Instrument.Symbol} ({_request.Instrument.TickSize}). Is it another instrument?")
            : $"No row can be read. Expected columns: {_rows.Layout}.";
        throw new SourceException(
            _stream.Path, LeanArchive.Place(_entry.Name, _firstBadLine), remedy + " Mend the file, or leave it out.");
    }
}
