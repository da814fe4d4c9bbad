namespace MiaIa.Sdk.Text;

/// <summary>
/// Content that is read once from front to end and held against what is known of it, such as a length or a checksum:
/// unpacking alone notices little of what is damaged, and a digit gone wrong would be a price.
/// </summary>
/// <param name="inner">The content, disposed with this object.</param>
public abstract class CheckedStream(Stream inner) : Stream
{
    private long _position;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <summary>Not supported: it is known only at the end.</summary>
    public override long Length => throw new NotSupportedException();

    /// <summary>Bytes read so far. Cannot be set.</summary>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The content is damaged, or cut off.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The content is damaged, or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _position += read;
        if (read > 0)
        {
            OnRead(buffer[..read]);
        }
        else if (!buffer.IsEmpty)
        {
            OnEnd();
        }

        return read;
    }

    /// <summary>Not supported.</summary>
    public override void Flush() => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Not supported.</summary>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Takes what was read. Does nothing unless overridden.</summary>
    protected virtual void OnRead(ReadOnlySpan<byte> bytes)
    {
        // Where a length is all that is known, the position says enough.
    }

    /// <summary>The content is at its end: checks the whole.</summary>
    /// <exception cref="InvalidDataException">The content is damaged, or cut off.</exception>
    protected abstract void OnEnd();

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
