using System.Globalization;
using System.Runtime.CompilerServices;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>The bytes of a file, unpacked, in order: a window over a stream that is refilled when it runs out.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="stream">Its content; closed with this object.</param>
internal sealed class DbnBytes(string path, Stream stream) : IDisposable
{
    private const int BufferLength = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferLength];
    private int _next;
    private int _end;
    private long _bufferPlace;
    private bool _isAtEnd;

    /// <summary>Offset of the next byte in the unpacked content.</summary>
    public long Place => _bufferPlace + _next;

    /// <summary>The next bytes, without taking them: as many as asked for (at most 64 KB), or what is left.</summary>
    /// <exception cref="SourceException">The file cannot be read, or its packing is damaged.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _next < count && !_isAtEnd)
        {
            Refill(count);
        }

        return _buffer.AsSpan(_next, Math.Min(count, _end - _next));
    }

    /// <summary>The bytes that are in memory already; call <see cref="Peek"/> first.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_next, _end - _next);

    /// <summary>Goes past bytes that were looked at.</summary>
    public void Take(int count) => _next += count;

    /// <summary>Goes past any number of bytes; fewer when the file ends.</summary>
    public void Skip(long count)
    {
        while (count > 0)
        {
            int step = Peek((int)Math.Min(count, 65_536)).Length;
            if (step == 0)
            {
                return;
            }

            _next += step;
            count -= step;
        }
    }

    /// <summary>The error for a file that cannot be read on.</summary>
    public SourceException Broken(string what, Exception? inner = null) =>
        new(path, AtByte(Place), what + " Download the file again, or leave it out.", inner);

    /// <summary>A place, for people.</summary>
    public static string AtByte(long place) => string.Create(CultureInfo.InvariantCulture, $"byte {place}");

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();

    private void Refill(int count)
    {
        int rest = _end - _next;
        Buffer.BlockCopy(_buffer, _next, _buffer, 0, rest);
        _bufferPlace += _next;
        _next = 0;
        _end = rest;
        try
        {
            while (_end < count && !_isAtEnd)
            {
                int read = stream.Read(_buffer, _end, _buffer.Length - _end);
                _end += read;
                _isAtEnd = read == 0;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Broken($"The file is damaged or cut off ({e.Message.TrimEnd('.')}).", e);
        }
    }
}
