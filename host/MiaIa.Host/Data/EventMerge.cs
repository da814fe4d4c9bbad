using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Merges streams by time in the order of SPEC 2.3. Streams are opened when their time comes and closed at their end, so
/// that memory does not grow with their number. It ends with the last event of the leading streams: what the calendar, a
/// daily series or a list of news would tell after it is not told. An input that has nothing now (a feed) makes it wait, so that the
/// order stays. The files whose time comes next are read ahead on other threads, as far as their inputs can be.
/// </summary>
internal sealed class EventMerge : IEventReader
{
    /// <summary>Events that are read of a stream at once.</summary>
    public const int BlockLength = 512;

    /// <summary>Streams that are open at once, from which on no further one is read ahead.</summary>
    private const int MostOpen = 16;

    // One processor is the engine's; more than a few files ahead are only memory.
    private static readonly int FilesAhead = Math.Clamp(Environment.ProcessorCount - 1, 1, 4);


    private readonly MergeInput[] _pending;
    private readonly int[] _ordinals;
    private readonly bool[] _isLeading;
    private readonly MergeQueue _open;
    private readonly Stack<MarketEvent[]> _blocks = [];
    private readonly BarCover _cover;
    private MergeCursor? _calendar;
    private MergeCursor? _waiting;
    private int _nextPending;
    private int _openData;
    private int _leadingLeft;

    /// <summary>Prepares a merge; nothing is opened yet.</summary>
    /// <param name="calendar">Rolls, sessions and timers; null for none.</param>
    /// <param name="inputs">The streams; their order decides at equal time.</param>
    /// <param name="instruments">Number of instruments, so that bars are not told twice; default 16.</param>
    public EventMerge(IEventReader? calendar, IReadOnlyList<MergeInput> inputs, int instruments = 16)
    {
        _ordinals = [.. Enumerable.Range(0, inputs.Count).OrderBy(i => inputs[i].FirstNs)];
        _pending = [.. _ordinals.Select(i => inputs[i])];
        _isLeading = [.. inputs.Select(i => i.IsLeading)];
        _leadingLeft = _isLeading.Count(isLeading => isLeading);
        _open = new MergeQueue(inputs.Count + 1);
        _cover = new BarCover(instruments);
        _calendar = calendar is null ? null : new MergeCursor(calendar, new MarketEvent[BlockLength], -1, isTraded: false);
    }

    /// <inheritdoc />
    public bool IsEnded { get; private set; }

    /// <summary>Bars left out because finer ones, or the same ones, were told by another stream.</summary>
    public long CoveredBars => _cover.LeftOut;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        int read = 0;
        while (read < buffer.Length && !IsEnded && Prepare())
        {
            read = CopyRun(buffer, read);
        }

        return read;
    }

    /// <inheritdoc />
    public bool TryWait(int milliseconds) => _waiting is { } waiting && waiting.TryWait(milliseconds);

    /// <inheritdoc />
    public void Dispose()
    {
        IsEnded = true;
        for (int i = 0; i < _open.Count; i++)
        {
            _open[i].Close();
        }

        while (_open.Count > 0)
        {
            _open.RemoveFirst();
        }

        foreach (MergeInput input in _pending)
        {
            input.Abandon();
        }

        _waiting?.Close();
        _calendar?.Close();
        _waiting = null;
        _calendar = null;
    }

    /// <summary>Makes sure that the first of the open streams has the next event; false when there is none, or none yet.</summary>
    private bool Prepare()
    {
        if (_calendar is { } calendar)
        {
            _calendar = null;
            Enter(calendar);
        }

        while (_waiting is { } waiting)
        {
            _waiting = null;
            Enter(waiting);
            if (_waiting is not null)
            {
                return false;
            }
        }

        while (_nextPending < _pending.Length
            && (_openData == 0 || _pending[_nextPending].FirstNs <= _open.First.TimeNs))
        {
            MergeInput input = _pending[_nextPending];
            PrepareNext();
            MarketEvent[] block = _blocks.TryPop(out MarketEvent[]? used) ? used : new MarketEvent[BlockLength];
            MergeCursor cursor = new(input.Open(), block, _ordinals[_nextPending], input.IsTraded);
            _nextPending++;
            _openData++;
            Enter(cursor);
            if (_waiting is not null)
            {
                return false;
            }
        }

        // Without leading streams the others have nothing to stand between.
        IsEnded = _leadingLeft == 0;
        return !IsEnded;
    }

    private void PrepareNext()
    {
        int end = Math.Min(_pending.Length, _nextPending + 1 + FilesAhead);
        for (int i = _nextPending + 1; i < end && _openData < MostOpen; i++)
        {
            _pending[i].Prepare();
        }
    }

    /// <summary>Puts a stream among the open ones, or closes it at its end.</summary>
    private void Enter(MergeCursor cursor)
    {
        cursor.Refill();
        if (cursor.HasNext)
        {
            _open.Add(cursor);
        }
        else if (cursor.IsEnded)
        {
            Close(cursor);
        }
        else
        {
            _waiting = cursor;
        }
    }

    private int CopyRun(Span<MarketEvent> buffer, int read)
    {
        MergeCursor first = _open.First;
        long limitNs = _nextPending < _pending.Length ? _pending[_nextPending].FirstNs : long.MaxValue;
        ulong limitRank = 0;
        if (_open.Second is { } second && second.TimeNs < limitNs)
        {
            limitNs = second.TimeNs;
            limitRank = second.Rank;
        }

        // The next event goes first in any case; those after it while they come before everyone else's.
        ReadOnlySpan<MarketEvent> events = first.Events;
        int next = first.Next;
        do
        {
            ref readonly MarketEvent e = ref events[next];
            if (e.Kind is not EventKind.Bar || _cover.Takes(in e, first.Ordinal))
            {
                buffer[read++] = e;
            }

            next++;
        }
        while (next < events.Length && read < buffer.Length
            && (events[next].TimeNs < limitNs || (events[next].TimeNs == limitNs && first.RankOf(in events[next]) < limitRank)));

        first.Next = next;
        if (next < events.Length)
        {
            first.Peek();
            _open.FirstChanged();
        }
        else
        {
            _open.RemoveFirst();
            Enter(first);
        }

        return read;
    }

    private void Close(MergeCursor cursor)
    {
        cursor.Close();
        if (cursor.Ordinal >= 0)
        {
            _openData--;
            _leadingLeft -= _isLeading[cursor.Ordinal] ? 1 : 0;
            _blocks.Push(cursor.Block);
        }
    }
}
