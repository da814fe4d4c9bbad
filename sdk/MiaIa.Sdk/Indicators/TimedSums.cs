namespace MiaIa.Sdk.Indicators;

/// <summary>
/// Sums over the events of a window that ends now, in whole numbers, so that they are exact however long they run.
/// The caller takes events out by age or by number. It grows to the busiest window seen, up to a limit; beyond it the
/// oldest event is let go and <see cref="IsCut"/> says so.
/// </summary>
/// <param name="limit">Most events kept, 1 or more.</param>
public sealed class TimedSums(int limit)
{
    private const int FirstCapacity = 64;

    private Entry[] _entries = new Entry[Math.Min(FirstCapacity, limit)];
    private int _first;

    /// <summary>Events in the window.</summary>
    public int Count { get; private set; }

    /// <summary>Sum of the first number.</summary>
    public long A { get; private set; }

    /// <summary>Sum of the second number.</summary>
    public long B { get; private set; }

    /// <summary>Sum of the third number.</summary>
    public long C { get; private set; }

    /// <summary>Sum of the fourth number.</summary>
    public long D { get; private set; }

    /// <summary>Whether the limit cut the window short since it was last empty or cleared.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes an event.</summary>
    /// <param name="timeNs">Its time, not before the last one.</param>
    /// <param name="a">First number.</param>
    /// <param name="b">Second number.</param>
    /// <param name="c">Third number.</param>
    /// <param name="d">Fourth number.</param>
    public void Add(long timeNs, long a, long b, long c, long d)
    {
        if (Count == _entries.Length && !Grow())
        {
            RemoveOldest();
            IsCut = true;
        }

        int place = _first + Count;
        _entries[place >= _entries.Length ? place - _entries.Length : place] = new Entry(timeNs, a, b, c, d);
        Count++;
        A += a;
        B += b;
        C += c;
        D += d;
    }

    /// <summary>Takes out the oldest event, if there is one.</summary>
    public void RemoveOldest()
    {
        if (Count == 0)
        {
            return;
        }

        ref readonly Entry oldest = ref _entries[_first];
        A -= oldest.A;
        B -= oldest.B;
        C -= oldest.C;
        D -= oldest.D;
        _first = _first + 1 == _entries.Length ? 0 : _first + 1;
        Count--;
        IsCut &= Count > 0;
    }

    /// <summary>Takes out every event at or before a moment.</summary>
    public void RemoveUntil(long timeNs)
    {
        while (Count > 0 && _entries[_first].TimeNs <= timeNs)
        {
            RemoveOldest();
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Count = 0;
        _first = 0;
        A = B = C = D = 0;
        IsCut = false;
    }

    private bool Grow()
    {
        if (_entries.Length >= limit)
        {
            return false;
        }

        Entry[] larger = new Entry[(int)Math.Min(limit, _entries.Length * 2L)];
        int tail = Math.Min(Count, _entries.Length - _first);
        Array.Copy(_entries, _first, larger, 0, tail);
        Array.Copy(_entries, 0, larger, tail, Count - tail);
        _entries = larger;
        _first = 0;
        return true;
    }

    private readonly record struct Entry(long TimeNs, long A, long B, long C, long D);
}
