using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// The events of the feed on their way from the socket to the engine. Everything is stamped and written under one gate, so that time
/// never goes back in it - but for bars of the past, which bring their own. Nothing is allocated once warm.
/// </summary>
internal sealed class FeedStream
{
    private const long QuietNs = 50_000_000;
    private const int HeldCapacity = 16_384;

    private readonly Func<long> _clock;
    private readonly EventRing _ring;
    private readonly MarketEvent[] _held = new MarketEvent[HeldCapacity];
    private int _heldCount;
    private long _stampNs = long.MinValue;
    private long _writtenNs = long.MinValue;
    private bool _isLost;
    private bool _isBrokerLost;
    private bool _isBrokerTold;
    private bool _isTimeRunning;
    private bool _isBrokerLostRead;
    private readonly SemaphoreSlim _written = new(0);
    private volatile bool _isFull;
    private int _isAwaited;

    /// <summary>An empty stream.</summary>
    /// <param name="clock">Time of receipt, UTC nanoseconds.</param>
    /// <param name="capacity">Events that may wait for the reader.</param>
    public FeedStream(Func<long> clock, int capacity)
    {
        _clock = clock;
        _ring = new EventRing(capacity);
    }

    /// <summary>Held while anything of the feed is read or changed.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether events wait in front of the ring until bars of the past are there.</summary>
    public bool IsHolding { get; private set; }

    /// <summary>Events from here on wait, UTC nanoseconds; the end of time for none. Under the gate.</summary>
    public long HoldFromNs { get; set; } = long.MaxValue;

    /// <summary>Time of the oldest event that was thrown away with a full ring, UTC nanoseconds.</summary>
    public long DroppedFromNs { get; private set; }

    /// <summary>Whether the ring was full and the reader has not yet seen it.</summary>
    public bool IsFull => _isFull;

    /// <summary>Events written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Times the ring was full.</summary>
    public int Overflows { get; private set; }

    /// <summary>Events that wait for the reader.</summary>
    public int Waiting => _ring.Count;

    /// <summary>Events that may wait.</summary>
    public int Capacity => _ring.Capacity;

    /// <summary>Called by the reader, under the gate, after it threw away a full ring: everything has to be requested anew.</summary>
    public Action? Drained { get; set; }

    /// <summary>The time of receipt of what is received now, UTC nanoseconds; never below one given before. Under the gate.</summary>
    public long Stamp() => _stampNs = Math.Max(_stampNs, _clock());

    /// <summary>Whether time goes on by itself.</summary>
    public bool IsTimeRunning => Volatile.Read(ref _isTimeRunning);

    /// <summary>
    /// From here on time goes on by itself while nothing comes, and the broker's state is told. Before the bars of the start it must
    /// not: they would be older than what the engine knows. Under the gate.
    /// </summary>
    public void StartTime()
    {
        Volatile.Write(ref _isTimeRunning, true);
        if (_isBrokerTold)
        {
            SetBrokerLost(_isBrokerLost);
        }
    }

    /// <summary>Writes an event, or holds it back. Under the gate.</summary>
    public void Add(in MarketEvent e)
    {
        if (!IsHolding && e.TimeNs < HoldFromNs)
        {
            Write(in e);
            return;
        }

        IsHolding = true;
        if (_heldCount < _held.Length)
        {
            _held[_heldCount++] = e;
        }
        else
        {
            Overflow();
        }
    }

    /// <summary>Writes an event at once. Under the gate.</summary>
    public void Write(in MarketEvent e)
    {
        if (_isFull)
        {
            return;
        }

        if (!_ring.TryAdd(in e))
        {
            Overflow();
            return;
        }

        Written++;
        _writtenNs = Math.Max(_writtenNs, e.TimeNs);

        // Either the reader sees the event before it sleeps, or this sees that it sleeps.
        Interlocked.MemoryBarrier();
        if (_isAwaited != 0 && Interlocked.Exchange(ref _isAwaited, 0) != 0)
        {
            _written.Release();
        }
    }

    /// <summary>Waits until there is an event, but not longer than it is told. By the reader.</summary>
    public void Wait(int milliseconds)
    {
        Interlocked.Exchange(ref _isAwaited, 1);
        if (_ring.Count == 0 && !_isFull)
        {
            _written.Wait(milliseconds);
        }

        Volatile.Write(ref _isAwaited, 0);
    }

    /// <summary>The feed is lost or back. Under the gate.</summary>
    /// <param name="isLost">Which.</param>
    /// <param name="timeNs">When.</param>
    public void SetLost(bool isLost, long timeNs)
    {
        if (isLost != _isLost)
        {
            _isLost = isLost;
            Write(MarketEvent.Of(isLost ? EventKind.FeedLost : EventKind.FeedRestored, timeNs));
        }
    }

    /// <summary>The broker is lost or back. Under the gate; told past what is held.</summary>
    public void SetBrokerLost(bool isLost)
    {
        _isBrokerLost = isLost;
        _isBrokerTold = true;
        if (_isTimeRunning)
        {
            Write(MarketEvent.Of(isLost ? EventKind.BrokerLost : EventKind.BrokerRestored, Stamp()));
        }
    }

    /// <summary>From here on events wait. Under the gate.</summary>
    public void Hold() => IsHolding = true;

    /// <summary>Writes what was held, received now. Under the gate.</summary>
    /// <param name="tradesFromNs">Prints received before are left out, because bars of the past have them. UTC nanoseconds.</param>
    public void Release(long tradesFromNs)
    {
        IsHolding = false;
        HoldFromNs = long.MaxValue;
        long nowNs = Stamp();
        foreach (ref readonly MarketEvent e in _held.AsSpan(0, _heldCount))
        {
            if (e.Kind is not EventKind.Trade || e.TimeNs >= tradesFromNs)
            {
                Write(Restamped(in e, nowNs));
            }
        }

        _heldCount = 0;
    }

    /// <summary>Throws away what was held. Under the gate.</summary>
    public void Drop()
    {
        IsHolding = false;
        HoldFromNs = long.MaxValue;
        _heldCount = 0;
    }

    /// <summary>Reads what is there; time itself when nothing came for 50 ms. Never waits.</summary>
    public int Read(Span<MarketEvent> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_isFull)
        {
            return Drain(buffer);
        }

        int count = _ring.Read(buffer);
        if (count > 0)
        {
            NoteBroker(buffer[..count]);
            return count;
        }

        return IsTimeRunning && _clock() - Volatile.Read(ref _writtenNs) >= QuietNs ? ReadClock(buffer) : 0;
    }

    private static MarketEvent Restamped(in MarketEvent e, long timeNs) => e.Kind switch
    {
        EventKind.Quote => MarketEvent.Of(timeNs, e.Instrument, in e.Quote, e.VenueNs),
        EventKind.Trade => MarketEvent.Of(timeNs, e.Instrument, in e.Trade, e.VenueNs),
        EventKind.Depth => MarketEvent.Of(timeNs, e.Instrument, in e.Depth, e.VenueNs),
        EventKind.Index => MarketEvent.Of(timeNs, e.Instrument, in e.Index, e.VenueNs),
        EventKind.OptionRow => MarketEvent.Of(timeNs, e.Instrument, in e.OptionRow, e.VenueNs),
        EventKind.ChainEnd => MarketEvent.Of(timeNs, e.Instrument, in e.ChainEnd, e.VenueNs),
        _ => e,
    };

    private void Overflow()
    {
        if (!_isFull)
        {
            _isFull = true;
            Overflows++;
        }
    }

    private int ReadClock(Span<MarketEvent> buffer)
    {
        lock (Gate)
        {
            if (_ring.Count > 0 || _isFull)
            {
                return 0;
            }

            long nowNs = Stamp();
            _writtenNs = nowNs;
            buffer[0] = MarketEvent.Of(nowNs, TimerKind.Clock);
            return 1;
        }
    }

    // Late data are worse than none: all of it goes, the loss is told, and what the broker's state became meanwhile.
    private int Drain(Span<MarketEvent> buffer)
    {
        lock (Gate)
        {
            long nowNs = Stamp();
            DroppedFromNs = _ring.Read(buffer[..1]) > 0 ? buffer[0].TimeNs : nowNs;
            _ring.Clear();
            Drop();
            buffer[0] = MarketEvent.Of(EventKind.FeedLost, nowNs);
            _isLost = true;
            _writtenNs = nowNs;
            _isFull = false;
            if (_isBrokerLost != _isBrokerLostRead)
            {
                Write(MarketEvent.Of(_isBrokerLost ? EventKind.BrokerLost : EventKind.BrokerRestored, nowNs));
            }

            Drained?.Invoke();
            return 1;
        }
    }

    private void NoteBroker(ReadOnlySpan<MarketEvent> events)
    {
        foreach (ref readonly MarketEvent e in events)
        {
            if (e.Kind is EventKind.BrokerLost or EventKind.BrokerRestored)
            {
                _isBrokerLostRead = e.Kind is EventKind.BrokerLost;
            }
        }
    }
}
