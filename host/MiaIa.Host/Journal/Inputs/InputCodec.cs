using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>
/// A block of inputs as bytes: number of events and of answers, the events, then each answer behind its call; all packed, then
/// compressed (Brotli).
/// </summary>
internal sealed class InputCodec
{
    private const int Quality = 1;
    private const int Window = 18;
    private const int Head = 3 * Varint.MostBytes;

    private readonly EventPacker _packer = new();
    private readonly EventUnpacker _unpacker = new();
    private byte[] _plain = new byte[InputBuffer.Capacity * EventPacker.MostBytes];
    private byte[] _packed = new byte[BrotliEncoder.GetMaxCompressedLength(InputBuffer.Capacity * EventPacker.MostBytes)];

    /// <summary>The bytes of a range; they hold until the next call.</summary>
    public ReadOnlySpan<byte> Pack(InputRange range)
    {
        int most = Head + ((range.Events.Length + range.AnswerCount) * (EventPacker.MostBytes + Varint.MostBytes));
        if (most > _plain.Length)
        {
            _plain = new byte[most];
            _packed = new byte[BrotliEncoder.GetMaxCompressedLength(most)];
        }

        int length = PackPlain(range);
        int head = Varint.Write(_packed, 0, length);
        if (!BrotliEncoder.TryCompress(_plain.AsSpan(0, length), _packed.AsSpan(head), out int written, Quality, Window))
        {
            throw new JournalException("A block of inputs could not be compressed.");
        }

        return _packed.AsSpan(0, head + written);
    }

    /// <summary>What a block's bytes hold.</summary>
    /// <exception cref="JournalException">They are broken.</exception>
    public (MarketEvent[] Events, List<(long Calls, MarketEvent Answer)> Answers) Unpack(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        long length = Varint.Read(bytes, ref at);
        byte[] plain = length is >= 0 and < int.MaxValue ? new byte[length] : throw new JournalException("A recorded input has no length.");
        if (!BrotliDecoder.TryDecompress(bytes[at..], plain, out int written) || written != length)
        {
            throw new JournalException("A recorded input cannot be unpacked.");
        }

        at = 0;
        _unpacker.Reset();
        MarketEvent[] events = new MarketEvent[Count(plain, ref at)];
        long answerCount = Count(plain, ref at);
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = _unpacker.Unpack(plain, ref at);
        }

        List<(long, MarketEvent)> answers = [];
        for (int i = 0; i < answerCount; i++)
        {
            long calls = Varint.Read(plain, ref at);
            answers.Add((calls, _unpacker.Unpack(plain, ref at)));
        }

        return at == plain.Length ? (events, answers) : throw new JournalException("A recorded input has more than its events.");
    }

    /// <summary>A checksum of a block's bytes.</summary>
    public static long Check(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private static long Count(byte[] plain, ref int at)
    {
        long count = Varint.Read(plain, ref at);
        return count >= 0 && count <= plain.Length ? count : throw new JournalException("A recorded input has an impossible number of events.");
    }

    private int PackPlain(InputRange range)
    {
        _packer.Reset();
        int at = Varint.Write(_plain, 0, range.Events.Length);
        at = Varint.Write(_plain, at, range.AnswerCount);
        foreach (ref readonly MarketEvent e in range.Events)
        {
            at = _packer.Pack(in e, _plain, at);
        }

        for (int i = 0; i < range.AnswerCount; i++)
        {
            at = Varint.Write(_plain, at, range.AnswerKeys[i]);
            at = _packer.Pack(in range.Answers[i], _plain, at);
        }

        return at;
    }
}
