namespace MiaIa.Sdk.Text;

/// <summary>
/// The lines of a text, streaming: memory does not grow with the text and nothing is allocated per line. Ends of lines are
/// LF or CR LF; a byte order mark is left out; a line longer than the buffer comes in pieces.
/// </summary>
/// <param name="stream">The text, in UTF-8 or ASCII; disposed with this object.</param>
/// <param name="bufferSize">Longest line in bytes; default 65536.</param>
public sealed class TextLines(Stream stream, int bufferSize = 65_536) : IDisposable
{
    private readonly byte[] _buffer = new byte[bufferSize];
    private int _start;
    private int _end;
    private bool _isStreamEnded;

    /// <summary>Number of the line read last, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Reads a line, without its end. The span is good until the next call; false after the last line.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is compressed, and broken.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int length = rest.IndexOf((byte)'\n');
            if (length >= 0)
            {
                _start += length + 1;
                line = Clean(rest[..length]);
                return true;
            }

            if (_isStreamEnded || rest.Length == _buffer.Length)
            {
                _start = _end;
                line = rest.IsEmpty ? rest : Clean(rest);
                return !rest.IsEmpty;
            }

            Refill();
        }
    }

    /// <summary>Disposes the stream.</summary>
    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> line)
    {
        if (!line.IsEmpty && line[^1] == (byte)'\r')
        {
            line = line[..^1];
        }

        return Number++ == 0 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
    }

    private void Refill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isStreamEnded = read == 0;
    }
}
