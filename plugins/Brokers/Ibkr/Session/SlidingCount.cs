namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Counts what happened in the time just past, up to a limit, and says when the next may happen.</summary>
internal sealed class SlidingCount
{
    private readonly long[] _timesNs;
    private readonly long _windowNs;
    private int _next;
    private int _count;

    /// <summary>A count of at most so many in any window of a length.</summary>
    /// <param name="limit">How many, at least 1.</param>
    /// <param name="window">Length of the window; both ends belong to it.</param>
    public SlidingCount(int limit, TimeSpan window)
    {
        _timesNs = new long[limit];
        _windowNs = SessionClock.Ns(window);
    }

    /// <summary>The latest time that was counted.</summary>
    public long LatestNs => _count == 0 ? long.MinValue : _timesNs[(_next + _timesNs.Length - 1) % _timesNs.Length];

    /// <summary>Counts one at a time; times never go back.</summary>
    public void Add(long nowNs)
    {
        _timesNs[_next] = nowNs;
        _next = (_next + 1) % _timesNs.Length;
        _count = Math.Min(_count + 1, _timesNs.Length);
    }

    /// <summary>Moves the latest ones to a later time: they took longer than thought.</summary>
    /// <param name="nowNs">The time.</param>
    /// <param name="count">How many of them.</param>
    public void MoveLatest(long nowNs, int count)
    {
        for (int i = 1; i <= Math.Min(count, _count); i++)
        {
            _timesNs[(_next + _timesNs.Length - i) % _timesNs.Length] = nowNs;
        }
    }

    /// <summary>Moves one to a later time, which is the latest then; nothing when none was counted at its time.</summary>
    public void Move(long fromNs, long toNs)
    {
        int oldest = (_next + _timesNs.Length - _count) % _timesNs.Length;
        bool isFound = false;
        for (int i = 0; i < _count; i++)
        {
            int index = (oldest + i) % _timesNs.Length;
            isFound |= _timesNs[index] == fromNs;
            if (isFound)
            {
                _timesNs[index] = i == _count - 1 ? toNs : _timesNs[(index + 1) % _timesNs.Length];
            }
        }
    }

    /// <summary>The earliest time at which so many more fit; long.MinValue when they fit at any time.</summary>
    /// <param name="more">How many; more than the limit count as the limit.</param>
    public long ReadyNs(int more)
    {
        int mustLeave = Math.Min(more, _timesNs.Length) - (_timesNs.Length - _count);
        if (mustLeave <= 0)
        {
            return long.MinValue;
        }

        int oldest = (_next + _timesNs.Length - _count) % _timesNs.Length;
        return _timesNs[(oldest + mustLeave - 1) % _timesNs.Length] + _windowNs + 1;
    }
}
