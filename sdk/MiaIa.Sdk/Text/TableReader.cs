namespace MiaIa.Sdk.Text;

/// <summary>
/// Reads a table of text row by row into events: counts what is wrong, leaves out what lies outside the time asked for, and
/// says so when no row is good.
/// </summary>
public abstract class TableReader : IEventReader
{
    private const int MostEventsPerRow = 4;

    private readonly TextLines _lines;
    private readonly MarketEvent[] _events = new MarketEvent[MostEventsPerRow];
    private int _count;
    private int _next;
    private long _firstBadLine;
    private ProblemKind _firstProblem;
    private bool _hasGoodRow;

    /// <summary>Opens the file of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="headerLines">Lines before the first row.</param>
    /// <exception cref="SourceException">The file cannot be opened, or has no such lines.</exception>
    protected TableReader(MarketStream stream, StreamRequest request, int headerLines)
    {
        Stream = stream;
        Request = request;
        _lines = TextFile.Open(stream.Path);
        for (int i = 0; i < headerLines; i++)
        {
            if (!TryReadLine(out _))
            {
                _lines.Dispose();
                throw new SourceException(
                    stream.Path, TextFile.Place(i + 1L), "The header is gone. Was the file replaced meanwhile?");
            }
        }
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <summary>What is read.</summary>
    protected MarketStream Stream { get; }

    /// <summary>What is asked for.</summary>
    protected StreamRequest Request { get; }

    /// <summary>Number of the line that is read, from 1.</summary>
    protected long Line => _lines.Number;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded)
        {
            if (_next < _count)
            {
                ref readonly MarketEvent e = ref _events[_next++];
                if (e.TimeNs >= Request.ToNs)
                {
                    IsEnded = true;
                }
                else if (e.TimeNs >= Request.FromNs)
                {
                    buffer[read++] = e;
                }
            }
            else if (!TryReadLine(out ReadOnlySpan<byte> line))
            {
                IsEnded = true;
                CheckAnyGood();
            }
            else if (!line.Trim((byte)' ').IsEmpty)
            {
                TakeRow(line);
            }
        }

        return read;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file.</summary>
    /// <param name="isDisposing">Whether it is disposed, and not finalized.</param>
    protected virtual void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _lines.Dispose();
        }
    }

    /// <summary>Reads a row and tells its events in order of time; a problem when it is bad: then it has told none.</summary>
    protected abstract ProblemKind? ReadRow(ReadOnlySpan<byte> line);

    /// <summary>What a row should be, for the error when none is good.</summary>
    protected abstract string Expected { get; }

    /// <summary>Tells an event of the row; at most 4 per row.</summary>
    protected void Tell(in MarketEvent e) => _events[_count++] = e;

    /// <summary>Counts a problem of the row that does not make it bad.</summary>
    protected void Count(ProblemKind kind) => Request.Problems.Count(kind, Stream.Path, Line);

    private void TakeRow(ReadOnlySpan<byte> line)
    {
        (_next, _count) = (0, 0);
        if (ReadRow(line) is not { } problem)
        {
            _hasGoodRow = true;
            return;
        }

        Count(problem);
        if (_firstBadLine == 0)
        {
            _firstBadLine = Line;
            _firstProblem = problem;
        }
    }

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        try
        {
            return _lines.TryRead(out line);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw TextFile.Broken(Stream.Path, Line, e);
        }
    }

    private void CheckAnyGood()
    {
        if (_hasGoodRow || _firstBadLine == 0)
        {
            return;
        }

        string what = _firstProblem is ProblemKind.OffGrid
            ? FormattableString.Invariant(
                $"No price lies on the grid of {Request.Instrument.Symbol} ({Request.Instrument.TickSize}). Is it another instrument?")
            : $"No row can be read. Expected {Expected}.";
        throw new SourceException(Stream.Path, TextFile.Place(_firstBadLine), what + " Export it again, or leave it out.");
    }
}
