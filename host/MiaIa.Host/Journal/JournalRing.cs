using System.Runtime.CompilerServices;

namespace MiaIa.Host.Journal;

/// <summary>
/// A bounded ring with one writer (the engine) and one reader (the journal's thread). Decisions, which are many, lie in it as bytes, one
/// behind the other; anything else is an object used over and over, and leaves a mark between them so that the order is one. Nothing is
/// allocated after the start.
/// </summary>
/// <param name="entries">Number of objects.</param>
/// <param name="bytes">Bytes for decisions and marks; a power of two.</param>
/// <param name="mostBytes">Most bytes of a decision.</param>
internal sealed class JournalRing(int entries, int bytes, int mostBytes)
{
    private const int Head = sizeof(long);

    // A record may reach beyond the end, so that each lies in one piece; the next one begins at 0.
    private readonly byte[] _bytes = new byte[bytes + Head + mostBytes];
    private readonly JournalEntry[] _entries = [.. Enumerable.Range(0, entries).Select(_ => new JournalEntry())];
    private long _writtenAt;
    private long _writtenEntries;
    private long _freeAt;
    private long _freeEntries;
    private long _written;
    private long _read;
    private long _readAt;
    private long _readEntries;

    /// <summary>Records written so far.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Records taken so far.</summary>
    public long Taken => Volatile.Read(ref _read);

    /// <summary>How full it is, [0, 1]: of objects or of bytes, whichever is fuller. Asked by any thread, it may be a record off.</summary>
    public double Fill => Math.Clamp(
        Math.Max(
            (double)(Volatile.Read(ref _writtenAt) - Volatile.Read(ref _readAt)) / bytes,
            (double)(Volatile.Read(ref _writtenEntries) - Volatile.Read(ref _readEntries)) / _entries.Length),
        0, 1);

    /// <summary>Whether there is no place now for any record that may come.</summary>
    public bool IsFull => !HasRoom() && !LookForRoom();

    /// <summary>The next object to fill; it counts only after <see cref="Publish()"/>. Not to be asked for while full.</summary>
    public JournalEntry Next => _entries[_writtenEntries % _entries.Length];

    /// <summary>Where to write the next decision; it counts only after <see cref="Publish(int)"/>. Not to be asked for while full.</summary>
    public Span<byte> NextBytes => _bytes.AsSpan((int)(_writtenAt & (bytes - 1)) + Head, mostBytes);

    /// <summary>Whether there is a record that was not taken.</summary>
    public bool HasRecord => _read != Volatile.Read(ref _written);

    /// <summary>The object that is the oldest record; null when that is a decision. Only while there is one.</summary>
    public JournalEntry? Entry => Length == 0 ? _entries[_readEntries % _entries.Length] : null;

    /// <summary>The decision that is the oldest record. Only while there is one.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(ReadPlace + Head, Length);

    private int ReadPlace => (int)(_readAt & (bytes - 1));

    private int Length => Unsafe.ReadUnaligned<int>(ref _bytes[ReadPlace]);

    /// <summary>What was put into the object is there now.</summary>
    public void Publish()
    {
        _writtenEntries++;
        Publish(0);
    }

    /// <summary>What was written as bytes is there now.</summary>
    /// <param name="length">How many.</param>
    public void Publish(int length)
    {
        Unsafe.WriteUnaligned(ref _bytes[(int)(_writtenAt & (bytes - 1))], length);
        _writtenAt = Behind(_writtenAt, length);
        Volatile.Write(ref _written, _written + 1);
    }

    /// <summary>The oldest record is done with.</summary>
    public void Take()
    {
        int length = Length;
        Volatile.Write(ref _readEntries, _readEntries + (length == 0 ? 1 : 0));
        Volatile.Write(ref _readAt, Behind(_readAt, length));
        Volatile.Write(ref _read, _read + 1);
    }

    private bool HasRoom() => _writtenAt - _freeAt <= bytes - Head - mostBytes && _writtenEntries - _freeEntries < _entries.Length;

    // The reader's own places are looked at only when what was seen of them last is used up: they are in another core's cache.
    private bool LookForRoom()
    {
        (_freeAt, _freeEntries) = (Volatile.Read(ref _readAt), Volatile.Read(ref _readEntries));
        return HasRoom();
    }

    private long Behind(long at, int length)
    {
        int place = (int)(at & (bytes - 1));
        int next = (place + Head + length + Head - 1) & -Head;
        return at - place + Math.Min(next, bytes);
    }
}
