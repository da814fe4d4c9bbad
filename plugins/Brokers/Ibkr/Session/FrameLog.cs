using System.Buffers.Binary;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// Every frame, both ways, in a ring of two files: when one is full the other is begun anew. An entry is a head of 16 bytes, little
/// endian - length (4), UTC nanoseconds (8), direction (1), a zero (1), version (2) - and the payload.
/// </summary>
/// <remarks>
/// Recording copies into memory only; a task of its own writes to the disk. When the disk does not keep up, frames are dropped and
/// counted: a log must not hold up the reader.
/// </remarks>
public sealed partial class FrameLog : IDisposable
{
    /// <summary>Bytes of both files together unless said otherwise: 64 MiB.</summary>
    public const long DefaultBytes = 64 << 20;

    internal const int HeadBytes = 16;

    private const int MostWaitingBytes = 4 << 20;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly string[] _paths;
    private readonly long _fileBytes;
    private readonly Task _writer;
    private byte[] _waiting = new byte[64 << 10];
    private byte[] _writing = new byte[64 << 10];
    private int _waitingBytes;
    private FileStream _file;
    private int _current;
    private bool _isDisposed;

    /// <summary>Begins a log; the files of an earlier one are written over.</summary>
    /// <param name="path">Path without ending; the files get .0.frames and .1.frames.</param>
    /// <param name="bytes">Most bytes of both files together, at least 64 KiB.</param>
    public FrameLog(string path, long bytes = DefaultBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 64 << 10);
        _paths = PathsOf(path);
        _fileBytes = bytes / 2;
        File.Delete(_paths[1]);
        _file = Open(_paths[0]);
        _writer = Task.Run(WriteAllAsync);
    }

    /// <summary>Frames that were not recorded.</summary>
    public long Dropped { get; private set; }

    /// <summary>The two files of a log.</summary>
    public static string[] PathsOf(string path) => [path + ".0.frames", path + ".1.frames"];

    /// <summary>Records a frame.</summary>
    public void Add(long timeNs, FrameDirection direction, int serverVersion, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            int bytes = HeadBytes + payload.Length;
            if (_isDisposed || bytes > _fileBytes || !HasRoom(bytes))
            {
                Dropped++;
                return;
            }

            Span<byte> entry = _waiting.AsSpan(_waitingBytes, bytes);
            BinaryPrimitives.WriteInt32LittleEndian(entry, payload.Length);
            BinaryPrimitives.WriteInt64LittleEndian(entry[4..], timeNs);
            entry[12] = (byte)direction;
            entry[13] = 0;
            BinaryPrimitives.WriteUInt16LittleEndian(entry[14..], (ushort)serverVersion);
            payload.CopyTo(entry[HeadBytes..]);
            bool wasEmpty = _waitingBytes == 0;
            _waitingBytes += bytes;
            if (wasEmpty)
            {
                _signal.Release();
            }
        }
    }

    /// <summary>Writes what waits, and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _signal.Release();
        }

        _writer.GetAwaiter().GetResult();
        _signal.Dispose();
    }

    private static FileStream Open(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);

    private bool HasRoom(int bytes)
    {
        if (_waitingBytes + bytes <= _waiting.Length)
        {
            return true;
        }

        if (_waitingBytes + bytes > MostWaitingBytes && _waitingBytes > 0)
        {
            return false;
        }

        Array.Resize(ref _waiting, Math.Max(_waitingBytes + bytes, Math.Min(MostWaitingBytes, 2 * _waiting.Length)));
        return true;
    }

    private async Task WriteAllAsync()
    {
        using IDisposable closing = new Closing(this);
        while (true)
        {
            await _signal.WaitAsync().ConfigureAwait(false);
            int bytes = Swap(out bool isLast);
            try
            {
                Write(_writing.AsSpan(0, bytes));
                await _file.FlushAsync().ConfigureAwait(false);
            }
            catch (IOException)
            {
                lock (_gate)
                {
                    Dropped++;
                }
            }

            if (isLast)
            {
                return;
            }
        }
    }

    private int Swap(out bool isLast)
    {
        lock (_gate)
        {
            (_waiting, _writing) = (_writing, _waiting);
            (int bytes, _waitingBytes) = (_waitingBytes, 0);
            isLast = _isDisposed;
            return bytes;
        }
    }

    private void Write(ReadOnlySpan<byte> entries)
    {
        while (entries.Length > 0)
        {
            int bytes = HeadBytes + BinaryPrimitives.ReadInt32LittleEndian(entries);
            if (_file.Length + bytes > _fileBytes)
            {
                _file.Dispose();
                _current = 1 - _current;
                _file = Open(_paths[_current]);
            }

            _file.Write(entries[..bytes]);
            entries = entries[bytes..];
        }
    }

    private sealed class Closing(FrameLog log) : IDisposable
    {
        public void Dispose() => log._file.Dispose();
    }
}
