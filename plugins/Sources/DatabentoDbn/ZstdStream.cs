namespace MiaIa.Plugins.Sources;

/// <summary>
/// Unpacks zstd while it is read: all frames of the input, one after the other; skippable frames are skipped. Input that ends
/// inside a frame is an <see cref="InvalidDataException"/>, told after everything before it was read.
/// </summary>
/// <param name="library">The system's library.</param>
/// <param name="input">The packed bytes; closed with this stream.</param>
internal sealed class ZstdStream(ZstdLibrary library, Stream input) : Stream
{
    private const int InputLength = 128 * 1024;

    private readonly byte[] _input = new byte[InputLength];
    private nint _context = library.Create();
    private int _place;
    private int _length;
    private bool _isInFrame;
    private bool _isFull;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full output may mean that the library holds more of it, without any input.
            if (_place == _length && !_isFull)
            {
                _place = 0;
                _length = input.Read(_input);
                if (_length == 0)
                {
                    return !_isInFrame ? 0 : throw new InvalidDataException("zstd: the file ends in the middle of a frame");
                }
            }

            nuint rest = library.Decompress(_context, _input.AsSpan(0, _length), ref _place, buffer, out int written);
            _isInFrame = rest != 0;
            _isFull = written == buffer.Length && _isInFrame;
            if (written > 0)
            {
                return written;
            }
        }

        return 0;
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (_context != 0)
        {
            library.Free(_context);
            _context = 0;
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
