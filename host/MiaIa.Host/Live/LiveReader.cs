using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>
/// A live feed as the engine sees it: what lies before the start is history, told with the trading window closed and the broker counted as
/// lost, so that nothing is entered on it; from the start on the broker is there, and asked for what it knows before the first entry, and
/// the window is as the clock has it. After a restart what the run took before is left out, and the feed is lost until it says that it
/// is back.
/// </summary>
/// <param name="inner">Calendar and feed.</param>
/// <param name="startNs">When the connection was ready, nanoseconds UTC.</param>
/// <param name="takenNs">Time of the last event that an earlier process took, nanoseconds UTC; the least value for none.</param>
internal sealed class LiveReader(IEventReader inner, long startNs, long takenNs) : IEventReader
{
    private readonly MarketEvent[] _held = new MarketEvent[256];
    private int _next;
    private int _count;
    private bool _isBegun;
    private bool _isLossTold;
    private bool _isLive;
    private bool _isLost;
    private bool _isWindowOpen;

    /// <inheritdoc />
    public bool IsEnded => inner.IsEnded && _next == _count;

    /// <inheritdoc />
    public int Read(Span<MarketEvent> buffer)
    {
        if (_isLive)
        {
            return _next < _count ? Rest(buffer) : inner.Read(buffer);
        }

        int read = TellLoss(buffer);
        while (read < buffer.Length && !_isLive && Peek(out MarketEvent e))
        {
            if (!_isBegun)
            {
                _isBegun = true;
                buffer[read++] = MarketEvent.Of(EventKind.BrokerLost, e.TimeNs);
            }
            else if (e.TimeNs >= startNs)
            {
                read = GoLive(buffer, read, e.TimeNs);
            }
            else
            {
                _next++;
                if (IsHistory(in e))
                {
                    buffer[read++] = e;
                }
            }
        }

        return read;
    }

    // What the feed said of its loss lies before the restart and is left out, and the bars of the gap come before it is back.
    private int TellLoss(Span<MarketEvent> buffer)
    {
        if (_isLossTold || takenNs == long.MinValue || buffer.IsEmpty)
        {
            return 0;
        }

        _isLossTold = true;
        buffer[0] = MarketEvent.Of(EventKind.FeedLost, takenNs);
        return 1;
    }

    // A connection that was lost again meanwhile is told to be back by the feed itself.
    private int GoLive(Span<MarketEvent> buffer, int read, long timeNs)
    {
        if (_isWindowOpen)
        {
            _isWindowOpen = false;
            buffer[read++] = MarketEvent.Of(timeNs, TimerKind.EntriesOpen);
        }
        else
        {
            _isLive = true;
            if (!_isLost)
            {
                buffer[read++] = MarketEvent.Of(EventKind.BrokerRestored, timeNs);
            }
        }

        return read;
    }

    private bool IsHistory(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.BrokerLost or EventKind.BrokerRestored:
                _isLost = e.Kind is EventKind.BrokerLost;
                return false;
            case EventKind.Timer when e.Timer is TimerKind.EntriesOpen or TimerKind.EntriesClose:
                _isWindowOpen = e.Timer is TimerKind.EntriesOpen;
                return false;
            case EventKind.Session when e.Session.IsSessionStart:
                _isWindowOpen = false;
                return true;
            default:
                return true;
        }
    }

    /// <inheritdoc />
    public bool TryWait(int milliseconds) => _next < _count || inner.TryWait(milliseconds);

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();

    private bool Peek(out MarketEvent e)
    {
        while (true)
        {
            if (_next == _count)
            {
                (_next, _count) = (0, inner.IsEnded ? 0 : inner.Read(_held));
            }

            if (_next == _count)
            {
                e = default;
                return false;
            }

            e = _held[_next];
            if (e.TimeNs > takenNs)
            {
                return true;
            }

            _next++;
        }
    }

    private int Rest(Span<MarketEvent> buffer)
    {
        int read = Math.Min(buffer.Length, _count - _next);
        _held.AsSpan(_next, read).CopyTo(buffer);
        _next += read;
        return read;
    }
}
