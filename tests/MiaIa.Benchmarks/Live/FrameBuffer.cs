using System.Buffers.Binary;
using System.Buffers.Text;

namespace MiaIa.Benchmarks.Live;

/// <summary>Messages of TWS written one behind the other into memory that is used again: nothing is allocated.</summary>
internal sealed class FrameBuffer
{
    private const int PrefixBytes = 4;
    private const int QuartersPerPoint = 4;

    private readonly byte[] _bytes = new byte[1 << 20];
    private int _begin;
    private int _end;

    /// <summary>What was written since it was cleared.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _end);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _end = 0;

    /// <summary>Begins a message.</summary>
    public FrameBuffer Begin(int id)
    {
        _begin = _end;
        _end += PrefixBytes;
        return Add(id);
    }

    /// <summary>A whole number.</summary>
    public FrameBuffer Add(long value)
    {
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_end), out int count);
        _end += count;
        _bytes[_end++] = 0;
        return this;
    }

    /// <summary>A text.</summary>
    public FrameBuffer Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(_end));
        _end += text.Length;
        _bytes[_end++] = 0;
        return this;
    }

    /// <summary>A price of ES, in ticks of a quarter of a point.</summary>
    public FrameBuffer Price(int ticks)
    {
        Utf8Formatter.TryFormat(ticks / QuartersPerPoint, _bytes.AsSpan(_end), out int count);
        _end += count;
        return Add((ticks % QuartersPerPoint) switch
        {
            0 => ""u8,
            1 => ".25"u8,
            2 => ".5"u8,
            _ => ".75"u8,
        });
    }

    /// <summary>Ends the message.</summary>
    public void End() => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_begin), _end - _begin - PrefixBytes);
}
