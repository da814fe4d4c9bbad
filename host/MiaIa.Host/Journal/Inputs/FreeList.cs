namespace MiaIa.Host.Journal;

/// <summary>Objects that one thread takes and another gives back; nothing is allocated after the start.</summary>
/// <param name="capacity">How many there are.</param>
/// <param name="make">Makes one.</param>
internal sealed class FreeList<T>(int capacity, Func<T> make)
    where T : class
{
    private readonly T[] _items = [.. Enumerable.Range(0, capacity).Select(_ => make())];
    private long _given = capacity;
    private long _taken;

    /// <summary>Takes one; null while none is free.</summary>
    public T? TryTake() => _taken == Volatile.Read(ref _given) ? null : _items[_taken++ % _items.Length];

    /// <summary>Gives one back.</summary>
    public void Give(T item)
    {
        _items[_given % _items.Length] = item;
        Volatile.Write(ref _given, _given + 1);
    }
}
