namespace MiaIa.Plugins.Sources;

/// <summary>
/// An entry of a zip that is held against its checksum at its end: unpacking alone notices little of what is damaged, and
/// a digit gone wrong would be a price.
/// </summary>
/// <param name="inner">The unpacked entry.</param>
/// <param name="length">Its length, by the zip's directory.</param>
/// <param name="checksum">Its checksum, by the zip's directory.</param>
internal sealed class CheckedEntry(Stream inner, long length, uint checksum) : Stream
{
    private long _read;
    private uint _checksum;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => length;

    /// <inheritdoc />
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">At the end: the content is not what was packed.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">At the end: the content is not what was packed.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _checksum = Crc32.Append(_checksum, buffer[..read]);
        _read += read;
        if (read == 0 && !buffer.IsEmpty && (_read != length || _checksum != checksum))
        {
            throw new InvalidDataException("The content is not what was packed.");
        }

        return read;
    }

    /// <inheritdoc />
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
