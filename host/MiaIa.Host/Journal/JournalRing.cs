namespace MiaIa.Host.Journal;

/// <summary>
/// A bounded ring with one writer (the engine) and one reader (the journal's thread). Nothing is allocated after the start.
/// </summary>
internal sealed class JournalRing(int capacity, Func<JournalEntry> make)
{
    private readonly JournalEntry[] _entries = [.. Enumerable.Range(0, capacity).Select(_ => make())];
    private long _written;
    private long _read;

    /// <summary>Entries written so far.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Entries taken so far.</summary>
    public long Taken => Volatile.Read(ref _read);

    /// <summary>Whether there is no place now.</summary>
    public bool IsFull => _written - Volatile.Read(ref _read) == _entries.Length;

    /// <summary>The next place to write; it counts only after <see cref="Publish"/>. Not to be asked for while full.</summary>
    public JournalEntry Next => _entries[_written % _entries.Length];

    /// <summary>What was written in the place is there now.</summary>
    public void Publish() => Volatile.Write(ref _written, _written + 1);

    /// <summary>The oldest entry not taken; null when there is none.</summary>
    public JournalEntry? Peek() => _read == Volatile.Read(ref _written) ? null : _entries[_read % _entries.Length];

    /// <summary>The oldest entry is done with.</summary>
    public void Take() => Volatile.Write(ref _read, _read + 1);
}
