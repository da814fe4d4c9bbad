using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads an export of ticks with the book. The rows of one second are put in order of their sequence, since files exist that
/// were sorted by the text of their times. A row tells the changes of the book when its depth sequence is new, then its
/// quote when that is new, then its print.
/// </summary>
internal sealed class SierraTickReader : SierraReader
{
    private const long NsPerSecond = 1_000_000_000;
    private const int Sides = 2;

    private readonly SierraTickColumns _columns;
    private readonly SierraLadder _asks;
    private readonly SierraLadder _bids;
    private readonly Depth[] _changes;
    private readonly MarketEvent[] _events;
    private readonly int _width;
    private readonly int[] _nextSizes;
    private SierraTickRow[] _rows = new SierraTickRow[256];
    private int[] _order = new int[256];
    private int[] _sizes;
    private SierraTickRow _next;
    private Quote _quote;
    private long _depthSequence = -1;
    private long _lastNs = long.MinValue;
    private bool _hasNext;
    private bool _hasQuote;
    private int _rowCount;
    private int _row;
    private int _eventCount;
    private int _event;

    /// <summary>Opens a stream of ticks.</summary>
    public SierraTickReader(MarketStream stream, StreamRequest request)
        : base(stream, request)
    {
        _columns = new SierraTickColumns(Header);
        _width = Sides * _columns.LevelCount;
        _asks = new SierraLadder(Side.Sell, _columns.LevelCount);
        _bids = new SierraLadder(Side.Buy, _columns.LevelCount);
        _changes = new Depth[Sides * _width];
        _events = new MarketEvent[_changes.Length + 2];
        _nextSizes = new int[_width];
        _sizes = new int[_rows.Length * _width];
    }

    /// <inheritdoc />
    protected override int ReadRows(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            if (_event < _eventCount)
            {
                MarketEvent e = _events[_event++];
                if (e.TimeNs >= Request.ToNs)
                {
                    IsEnded = true;
                    break;
                }

                // The book before the first moment wanted still counts; prints and quotes do not.
                if (e.TimeNs >= Request.FromNs)
                {
                    buffer[read++] = e;
                }
            }
            else if (_row < _rowCount)
            {
                Tell(_order[_row++]);
            }
            else if (!GatherSecond())
            {
                IsEnded = true;
                CheckAnyGood();
                break;
            }
        }

        return read;
    }

    private bool GatherSecond()
    {
        _rowCount = 0;
        _row = 0;
        if (!_hasNext && !ReadNext())
        {
            return false;
        }

        long second = _next.TimeNs / NsPerSecond;
        do
        {
            Keep();
        }
        while (ReadNext() && _next.TimeNs / NsPerSecond == second);

        SierraTickRow[] rows = _rows;
        _order.AsSpan(0, _rowCount).Sort((a, b) => rows[a].Sequence != rows[b].Sequence
            ? rows[a].Sequence.CompareTo(rows[b].Sequence)
            : a.CompareTo(b));
        return true;
    }

    private bool ReadNext()
    {
        _hasNext = false;
        while (!_hasNext && Lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (_columns.Read(line, Lines.Number, Grid, out _next, _nextSizes) is { } problem)
            {
                Count(problem);
                continue;
            }

            _hasNext = true;
        }

        return _hasNext;
    }

    private void Keep()
    {
        if (_rowCount == _rows.Length)
        {
            Array.Resize(ref _rows, 2 * _rowCount);
            Array.Resize(ref _order, 2 * _rowCount);
            Array.Resize(ref _sizes, 2 * _rowCount * _width);
        }

        _rows[_rowCount] = _next;
        _nextSizes.CopyTo(_sizes.AsSpan(_rowCount * _width));
        _order[_rowCount] = _rowCount;
        _rowCount++;
    }

    private void Tell(int index)
    {
        ref readonly SierraTickRow row = ref _rows[index];
        _event = 0;
        _eventCount = 0;
        if (row.TimeNs < _lastNs)
        {
            Count(ProblemKind.TimeBackwards, row.Line);
            return;
        }

        _lastNs = row.TimeNs;
        HasGoodRow = true;
        if (row.DepthSequence != _depthSequence)
        {
            _depthSequence = row.DepthSequence;
            TellBook(in row, _sizes.AsSpan(index * _width, _width));
        }

        if (!_hasQuote || row.Quote != _quote)
        {
            _quote = row.Quote;
            _hasQuote = true;
            if (_quote.IsTwoSided && _quote.SpreadTicks <= 0)
            {
                Count(ProblemKind.CrossedQuote, row.Line);
            }

            Add(MarketEvent.Of(row.TimeNs, Request.Instrument.Id, in _quote), row.Sequence);
        }

        Trade trade = row.Trade;
        Add(MarketEvent.Of(row.TimeNs, Request.Instrument.Id, in trade), row.Sequence);
    }

    private void TellBook(in SierraTickRow row, ReadOnlySpan<int> sizes)
    {
        int levels = _columns.LevelCount;
        int count = _asks.Update(row.AskTicks, sizes[..levels], _changes);
        count += _bids.Update(row.BidTicks, sizes[levels..], _changes.AsSpan(count));
        for (int i = 0; i < count; i++)
        {
            Depth change = _changes[i] with { IsLast = i == count - 1 };
            Add(MarketEvent.Of(row.TimeNs, Request.Instrument.Id, in change), row.DepthSequence);
        }
    }

    private void Add(MarketEvent e, long sequence) => _events[_eventCount++] = e with { Sequence = (uint)sequence };
}
