namespace MiaIa.Host.Explanation;

/// <summary>
/// Remembers answers for a while: the least recently read one goes when it is full, one goes when it is too old in event time, and
/// all that were made before a newer closed bar or options snapshot go with it. Safe for threads.
/// </summary>
/// <typeparam name="T">What is remembered.</typeparam>
internal sealed class SignalCache<T>
{
    /// <summary>Entries that it holds at most, by default.</summary>
    public const int UsualCapacity = 500;

    /// <summary>Age in event time from which an entry is none, by default: 60 seconds.</summary>
    public const long UsualLifeNs = 60L * 1_000_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<SignalKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _order = [];
    private readonly Dictionary<string, long> _bars = new(StringComparer.Ordinal);
    private readonly int _capacity;
    private readonly long _lifeNs;
    private long _snapshotNs = long.MinValue;
    private long _hits;
    private long _misses;
    private long _evictions;

    /// <summary>An empty one.</summary>
    /// <param name="capacity">Entries at most, at least 1.</param>
    /// <param name="lifeNs">Age in event time from which an entry is none, in nanoseconds, at least 1.</param>
    public SignalCache(int capacity = UsualCapacity, long lifeNs = UsualLifeNs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(lifeNs, 1);
        (_capacity, _lifeNs) = (capacity, lifeNs);
    }

    /// <summary>How it did.</summary>
    public CacheStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return new CacheStatistics(_entries.Count, _hits, _misses, _evictions);
            }
        }
    }

    /// <summary>The answer for a key, if it is there and holds at a moment. Reading makes it the last one to go.</summary>
    /// <param name="key">What it is computed from.</param>
    /// <param name="nowNs">Event time. Of an entry that was made later nothing is known at this time.</param>
    /// <param name="value">The answer.</param>
    public bool TryGet(SignalKey key, long nowNs, out T? value)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? node) && IsValid(node.Value, nowNs))
            {
                _order.Remove(node);
                _order.AddFirst(node);
                _hits++;
                value = node.Value.Value;
                return true;
            }

            _misses++;
            value = default;
            return false;
        }
    }

    /// <summary>Remembers an answer.</summary>
    /// <param name="key">What it is computed from.</param>
    /// <param name="nowNs">Event time at which it was made.</param>
    /// <param name="value">The answer.</param>
    public void Set(SignalKey key, long nowNs, T value)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out LinkedListNode<Entry>? old))
            {
                _order.Remove(old);
            }
            else if (_entries.Count == _capacity)
            {
                _entries.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
                _evictions++;
            }

            _entries.Add(key, _order.AddFirst(new Entry(key, nowNs, value)));
        }
    }

    /// <summary>A bar closed: what was made of this instrument before is not to be read any more.</summary>
    public void OnClosedBar(string symbol, long timeNs)
    {
        lock (_lock)
        {
            _bars[symbol] = Math.Max(timeNs, _bars.GetValueOrDefault(symbol, long.MinValue));
        }
    }

    /// <summary>An options snapshot is complete: what was made before is not to be read any more, of any instrument.</summary>
    public void OnSnapshot(long timeNs)
    {
        lock (_lock)
        {
            _snapshotNs = Math.Max(timeNs, _snapshotNs);
        }
    }

    private bool IsValid(in Entry entry, long nowNs) =>
        nowNs >= entry.TimeNs
        && nowNs - entry.TimeNs < _lifeNs
        && entry.TimeNs >= _snapshotNs
        && entry.TimeNs >= _bars.GetValueOrDefault(entry.Key.Symbol, long.MinValue);

    private readonly record struct Entry(SignalKey Key, long TimeNs, T Value);
}
