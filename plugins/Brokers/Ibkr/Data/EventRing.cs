using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>A bounded queue of events between one that writes and one that reads, without locks and without allocation.</summary>
internal sealed class EventRing
{
    private readonly MarketEvent[] _events;
    private readonly int _mask;
    private long _head;
    private long _tail;

    /// <summary>An empty ring.</summary>
    /// <param name="capacity">Events it holds at least; rounded up to a power of two.</param>
    public EventRing(int capacity)
    {
        _events = new MarketEvent[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, capacity))];
        _mask = _events.Length - 1;
    }

    /// <summary>Events it holds at most.</summary>
    public int Capacity => _events.Length;

    /// <summary>Events in it now.</summary>
    public int Count => (int)(Volatile.Read(ref _tail) - Volatile.Read(ref _head));

    /// <summary>Writes one; false when it is full. By one thread at a time.</summary>
    public bool TryAdd(in MarketEvent e)
    {
        long tail = _tail;
        if (tail - Volatile.Read(ref _head) == _events.Length)
        {
            return false;
        }

        _events[tail & _mask] = e;
        Volatile.Write(ref _tail, tail + 1);
        return true;
    }

    /// <summary>Reads as many as there are and fit. By one thread at a time.</summary>
    public int Read(Span<MarketEvent> buffer)
    {
        long head = _head;
        int count = (int)Math.Min(Volatile.Read(ref _tail) - head, buffer.Length);
        int first = Math.Min(count, _events.Length - (int)(head & _mask));
        _events.AsSpan((int)(head & _mask), first).CopyTo(buffer);
        _events.AsSpan(0, count - first).CopyTo(buffer[first..]);
        Volatile.Write(ref _head, head + count);
        return count;
    }

    /// <summary>Throws away what is in it. By the one that reads.</summary>
    public void Clear() => Volatile.Write(ref _head, Volatile.Read(ref _tail));
}
