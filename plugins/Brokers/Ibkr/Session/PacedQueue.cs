using System.Diagnostics.CodeAnalysis;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// What waits to be sent. Never lets more than so many messages out in any second, keeps a part of them for orders and cancels, and
/// lets those go first. First in, first out within a class; the messages of a bracket go one right after another.
/// </summary>
/// <remarks>Not thread-safe: whoever owns it holds a lock.</remarks>
/// <typeparam name="T">What is sent.</typeparam>
public sealed class PacedQueue<T>
{
    /// <summary>Messages of all kinds in any second, with the 100 market-data lines that everybody has.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Of those, what ordinary requests may take.</summary>
    public const int DefaultOrdinaryLimit = 40;

    /// <summary>
    /// Milliseconds that stand for a second: TWS counts when messages arrive, and one that came late must not fall into the second of
    /// those behind it.
    /// </summary>
    public const int WindowMs = 1_050;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(WindowMs);

    private readonly Queue<T[]>[] _waiting = [new(), new(), new(), new()];
    private readonly SlidingCount _all;
    private readonly SlidingCount _ordinary;
    private readonly int _limit;
    private T[] _begun = [];
    private int _begunNext;
    private bool _isLatestOrdinary;

    /// <summary>An empty queue.</summary>
    /// <param name="limit">Messages in any second, at least 1; default 50.</param>
    /// <param name="ordinaryLimit">Ordinary ones among them, at least 1 and at most the limit; default 40.</param>
    public PacedQueue(int limit = DefaultLimit, int ordinaryLimit = DefaultOrdinaryLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinaryLimit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinaryLimit, limit);
        _limit = limit;
        _all = new SlidingCount(limit, Window);
        _ordinary = new SlidingCount(ordinaryLimit, Window);
    }

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Puts one behind the others of its class.</summary>
    public void Add(T item, SendClass sendClass) => AddGroup([item], sendClass);

    /// <summary>Puts several that belong together behind the others of their class; nothing goes between them.</summary>
    /// <param name="items">In the order in which they go; at most as many as may go in a second.</param>
    /// <param name="sendClass">Their class.</param>
    public void AddGroup(ReadOnlySpan<T> items, SendClass sendClass)
    {
        int most = sendClass < SendClass.Heartbeat ? _limit : 1;
        if (items.Length == 0 || items.Length > most)
        {
            throw new ArgumentOutOfRangeException(nameof(items), items.Length, "A group holds 1 to a second's worth of orders or cancels.");
        }

        _waiting[(int)sendClass].Enqueue(items.ToArray());
        Count += items.Length;
    }

    /// <summary>Takes the next one if it may go now.</summary>
    /// <param name="nowNs">The time.</param>
    /// <param name="item">The one to be sent at once.</param>
    /// <param name="readyNs">When none may go: the time at which to ask again; long.MaxValue when none waits.</param>
    public bool TryTake(long nowNs, [MaybeNullWhen(false)] out T item, out long readyNs)
    {
        if (_begunNext == _begun.Length && !TryBegin(nowNs, out readyNs))
        {
            item = default;
            return false;
        }

        readyNs = nowNs;
        item = _begun[_begunNext++];
        Count--;
        CountSent(nowNs, _isLatestOrdinary);
        return true;
    }

    /// <summary>Whether the one taken last has others of its group behind it: they may go at once, and nothing else before them.</summary>
    public bool IsInGroup => _begunNext < _begun.Length;

    /// <summary>Says when those taken last were really out: until then the time of taking stood for them.</summary>
    /// <param name="nowNs">The time.</param>
    /// <param name="count">How many: of one group.</param>
    public void MarkWritten(long nowNs, int count = 1)
    {
        _all.MoveLatest(nowNs, count);
        if (_isLatestOrdinary)
        {
            _ordinary.MoveLatest(nowNs, count);
        }
    }

    /// <summary>Counts a message that did not wait here: those that open a connection.</summary>
    public void CountOther(long nowNs) => CountSent(nowNs, isOrdinary: true);

    /// <summary>Empties the queue, most urgent first. What was sent still counts for the pace.</summary>
    public IReadOnlyList<T> Clear()
    {
        List<T> left = [.. _begun.AsSpan(_begunNext)];
        foreach (Queue<T[]> waiting in _waiting)
        {
            left.AddRange(waiting.SelectMany(g => g));
            waiting.Clear();
        }

        _begun = [];
        _begunNext = 0;
        Count = 0;
        return left;
    }

    private bool TryBegin(long nowNs, out long readyNs)
    {
        int sendClass = Array.FindIndex(_waiting, w => w.Count > 0);
        if (sendClass < 0)
        {
            readyNs = long.MaxValue;
            return false;
        }

        // A bracket waits until there is room for all of it: a pause inside it would leave an entry without its stop.
        T[] next = _waiting[sendClass].Peek();
        bool isOrdinary = sendClass >= (int)SendClass.Heartbeat;
        readyNs = Math.Max(_all.ReadyNs(next.Length), isOrdinary ? _ordinary.ReadyNs(next.Length) : long.MinValue);
        if (readyNs > nowNs)
        {
            return false;
        }

        _begun = _waiting[sendClass].Dequeue();
        _begunNext = 0;
        _isLatestOrdinary = isOrdinary;
        return true;
    }

    private void CountSent(long nowNs, bool isOrdinary)
    {
        _all.Add(nowNs);
        if (isOrdinary)
        {
            _ordinary.Add(nowNs);
        }

        _isLatestOrdinary = isOrdinary;
    }
}
