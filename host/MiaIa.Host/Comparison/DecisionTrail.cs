using System.Runtime.InteropServices;

namespace MiaIa.Host.Comparison;

/// <summary>
/// The decisions of a run in a temporary file, to be read again in their order: a year of them would not fit in memory. The file is
/// gone when the trail is.
/// </summary>
internal sealed class DecisionTrail : IDecisionTaker, IDisposable
{
    private const int BlockMarks = 4096;
    private const int FileBuffer = 1 << 16;

    private readonly DecisionMark[] _block = new DecisionMark[BlockMarks];
    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), "mia-" + Path.GetRandomFileName()),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileBuffer, FileOptions.DeleteOnClose);

    private int _count;
    private int _next;

    /// <summary>Number of decisions taken.</summary>
    public long Count { get; private set; }

    /// <inheritdoc />
    public void Take(in DecisionMark mark)
    {
        Count++;
        _block[_count++] = mark;
        if (_count == BlockMarks)
        {
            WriteBlock();
        }
    }

    /// <summary>Ends the writing: from here on it is read from its beginning.</summary>
    public void Rewind()
    {
        WriteBlock();
        _file.Position = 0;
        ReadBlock();
    }

    /// <summary>The next decision, which stays the next one until <see cref="Advance"/>.</summary>
    /// <returns>False when there is none left.</returns>
    public bool TryPeek(out DecisionMark mark)
    {
        bool isThere = _next < _count;
        mark = isThere ? _block[_next] : default;
        return isThere;
    }

    /// <summary>Goes on to the one after.</summary>
    public void Advance()
    {
        if (++_next == _count)
        {
            ReadBlock();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private void WriteBlock()
    {
        _file.Write(MemoryMarshal.AsBytes(_block.AsSpan(0, _count)));
        _count = 0;
    }

    private void ReadBlock()
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(_block.AsSpan());
        int read = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        (_count, _next) = (read / (bytes.Length / BlockMarks), 0);
    }
}
