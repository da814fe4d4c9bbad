using System.Buffers.Binary;
using System.IO.Compression;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The text of a gzip file, held against the length that the file ends with: unpacking checks what it unpacks, but takes a
/// file that was cut off for one that ends there.
/// </summary>
/// <param name="file">The file, disposed with this object.</param>
internal sealed class CheckedGZip(FileStream file) : Stream
{
    private const int TrailerLength = 4;
    private const int WindowLength = 65_536;

    private readonly GZipStream _inner = new(file, CompressionMode.Decompress, leaveOpen: true);
    private long _read;

    // Begin of a packed part: magic and method.
    private static ReadOnlySpan<byte> PartStart => [0x1F, 0x8B, 0x08];

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file is damaged, or cut off.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file is damaged, or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = _inner.Read(buffer);
        _read += read;
        if (read == 0 && !buffer.IsEmpty && !IsWhole())
        {
            throw new InvalidDataException("The file ends before its content does.");
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
            _inner.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether the lengths that the packed parts end with add up to what was unpacked (modulo 2^32).</summary>
    private bool IsWhole()
    {
        uint last = LengthBefore(file.Length);
        return last == (uint)_read || last + LengthOfInnerParts() == (uint)_read;
    }

    private uint LengthOfInnerParts()
    {
        uint sum = 0;
        byte[] window = new byte[WindowLength];
        long position = 1;
        while (position < file.Length)
        {
            int read = RandomAccess.Read(file.SafeFileHandle, window, position);
            ReadOnlySpan<byte> bytes = window.AsSpan(0, read);
            int found = bytes.IndexOf(PartStart);
            if (found >= 0)
            {
                sum += LengthBefore(position + found);
                position += found + 1;
            }
            else
            {
                // The magic may lie across two windows.
                position += Math.Max(1, read - PartStart.Length + 1);
            }
        }

        return sum;
    }

    private uint LengthBefore(long position)
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        return position >= TrailerLength
            && RandomAccess.Read(file.SafeFileHandle, trailer, position - TrailerLength) == TrailerLength
            ? BinaryPrimitives.ReadUInt32LittleEndian(trailer)
            : 0;
    }
}
