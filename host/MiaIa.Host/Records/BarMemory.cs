using System.Buffers.Binary;
using System.Security.Cryptography;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>
/// The last 20 closed base bars. Their hash is the first 16 bytes of the SHA-256 over, bar by bar from the oldest: start and end (int64),
/// period, open, high, low, close, volume, volume bought and sold (int32 each) and delta (float64), all little-endian.
/// </summary>
internal sealed class BarMemory
{
    /// <summary>How many are kept.</summary>
    public const int Most = 20;

    private const int BarBytes = (2 * sizeof(long)) + (8 * sizeof(int)) + sizeof(double);

    private readonly byte[] _bytes = new byte[Most * BarBytes];
    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];
    private UInt128 _hash;
    private bool _isHashed;

    /// <summary>Bars kept.</summary>
    public int Count { get; private set; }

    /// <summary>The last one.</summary>
    public Bar Last { get; private set; }

    /// <summary>When it began, nanoseconds UTC.</summary>
    public long LastStartNs { get; private set; }

    /// <summary>Hash of the bars kept.</summary>
    public UInt128 Hash
    {
        get
        {
            if (!_isHashed)
            {
                SHA256.HashData(_bytes.AsSpan(0, Count * BarBytes), _digest);
                (_hash, _isHashed) = (BinaryPrimitives.ReadUInt128BigEndian(_digest), true);
            }

            return _hash;
        }
    }

    /// <summary>Takes a closed bar.</summary>
    public void Add(in Bar bar, long startNs, long endNs)
    {
        if (Count == Most)
        {
            _bytes.AsSpan(BarBytes).CopyTo(_bytes);
            Count--;
        }

        Span<byte> at = _bytes.AsSpan(Count * BarBytes, BarBytes);
        Count++;
        (Last, LastStartNs, _isHashed) = (bar, startNs, false);
        BinaryPrimitives.WriteInt64LittleEndian(at, startNs);
        BinaryPrimitives.WriteInt64LittleEndian(at[8..], endNs);
        ReadOnlySpan<int> numbers =
            [bar.PeriodSeconds, bar.OpenTicks, bar.HighTicks, bar.LowTicks, bar.CloseTicks, bar.Volume, bar.BuyVolume, bar.SellVolume];
        at = at[16..];
        foreach (int number in numbers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(at, number);
            at = at[sizeof(int)..];
        }

        BinaryPrimitives.WriteDoubleLittleEndian(at, bar.Delta);
    }

    /// <summary>Forgets everything, at a roll.</summary>
    public void Clear() => (Count, _isHashed) = (0, false);
}
