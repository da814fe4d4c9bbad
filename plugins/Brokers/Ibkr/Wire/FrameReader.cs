using System.Buffers;
using System.IO.Pipelines;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Cuts a stream of bytes into frames: a length of four bytes, big endian, then so many bytes of payload.</summary>
/// <param name="stream">Where bytes come from. One reader reads it.</param>
public sealed class FrameReader(PipeReader stream)
{
    /// <summary>The longest legal payload in bytes.</summary>
    public const int MaxLength = 0xFFFFFF;

    private const int PrefixLength = 4;

    private byte[] _payload = new byte[4096];

    /// <summary>Whether the stream ended within a frame; meaningful once <see cref="ReadAsync"/> returned null.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Waits for the next payload. It stays valid until the next call; null means that the stream ended.</summary>
    /// <exception cref="FrameException">The length is illegal: close the stream.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            ReadResult read = await stream.ReadAsync(cancellation);
            ReadOnlySequence<byte> buffer = read.Buffer;
            if (TryTake(ref buffer, out ReadOnlySequence<byte> payload))
            {
                ReadOnlyMemory<byte> copy = Copy(payload);
                stream.AdvanceTo(buffer.Start);
                return copy;
            }

            stream.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                IsCutOff = !buffer.IsEmpty;
                return null;
            }

            if (read.IsCanceled)
            {
                throw new OperationCanceledException("The read was cancelled.");
            }
        }
    }

    /// <summary>Takes the first whole frame off the front; false leaves the bytes as they are.</summary>
    /// <exception cref="FrameException">The length is illegal: close the stream.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> bytes, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        SequenceReader<byte> reader = new(bytes);
        if (!reader.TryReadBigEndian(out int length))
        {
            return false;
        }

        if (length is <= 0 or > MaxLength)
        {
            throw new FrameException($"A frame of {(uint)length} bytes is illegal; 1 to {MaxLength} are legal.");
        }

        if (reader.Remaining < length)
        {
            return false;
        }

        payload = bytes.Slice(PrefixLength, length);
        bytes = bytes.Slice(PrefixLength + (long)length);
        return true;
    }

    private ReadOnlyMemory<byte> Copy(in ReadOnlySequence<byte> payload)
    {
        int length = (int)payload.Length;
        if (_payload.Length < length)
        {
            _payload = new byte[Math.Min(MaxLength, Math.Max(length, 2 * _payload.Length))];
        }

        payload.CopyTo(_payload);
        return _payload.AsMemory(0, length);
    }
}
