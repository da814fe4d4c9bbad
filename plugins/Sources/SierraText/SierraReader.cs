using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What reading both exports has in common: the file, its problems, and an error when nothing in it is good.</summary>
internal abstract class SierraReader : IEventReader
{
    private long _firstBadLine;
    private ProblemKind _firstProblem;

    /// <summary>Opens the file of a stream and leaves its header behind.</summary>
    protected SierraReader(MarketStream stream, StreamRequest request)
    {
        Stream = stream;
        Request = request;
        Lines = SierraFile.OpenLines(stream.Path);
        SierraHeader? header = Lines.TryRead(out ReadOnlySpan<byte> line) ? SierraHeader.Parse(line) : null;
        if (header is null)
        {
            Lines.Dispose();
            throw new SourceException(
                stream.Path, SierraFile.Place(1), "The header is gone. Was the file replaced meanwhile?");
        }

        Header = header;
        Grid = new TickGrid(request.Instrument.TickSize);
    }

    /// <inheritdoc />
    public bool IsEnded { get; protected set; }

    /// <summary>What is read.</summary>
    protected MarketStream Stream { get; }

    /// <summary>What is asked for.</summary>
    protected StreamRequest Request { get; }

    /// <summary>The lines after the header.</summary>
    protected TextLines Lines { get; }

    /// <summary>The columns.</summary>
    protected SierraHeader Header { get; }

    /// <summary>The instrument's grid.</summary>
    protected TickGrid Grid { get; }

    /// <summary>Whether a row was good.</summary>
    protected bool HasGoodRow { get; set; }

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        try
        {
            return IsEnded ? 0 : ReadRows(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw SierraFile.Broken(Stream.Path, Lines.Number, e);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Lines.Dispose();

    /// <summary>Fills a part of the buffer.</summary>
    protected abstract int ReadRows(Span<MarketEvent> buffer);

    /// <summary>Counts a problem of the line read last.</summary>
    protected void Count(ProblemKind kind) => Count(kind, Lines.Number);

    /// <summary>Counts a problem of a line.</summary>
    protected void Count(ProblemKind kind, long line)
    {
        Request.Problems.Count(kind, Stream.Path, line);
        if (_firstBadLine == 0)
        {
            _firstBadLine = line;
            _firstProblem = kind;
        }
    }

    /// <summary>Says so when the file had rows and none was good.</summary>
    protected void CheckAnyGood()
    {
        if (HasGoodRow || _firstBadLine == 0)
        {
            return;
        }

        string what = _firstProblem is ProblemKind.OffGrid
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"No price lies on the grid of {Request.Instrument.Symbol} ({Request.Instrument.TickSize}). Is it another instrument?")
            : $"No row can be read. Expected columns: {string.Join(", ", Header.Columns.Take(12))}.";
        throw new SourceException(Stream.Path, SierraFile.Place(_firstBadLine), what + " Export it again, or leave it out.");
    }
}
