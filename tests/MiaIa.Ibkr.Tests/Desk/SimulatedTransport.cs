using System.Buffers.Binary;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Desk;

/// <summary>
/// Our end of a connection to the simulated TWS. Bytes of both ways travel by timers of the virtual clock without a delay, so that nothing
/// runs inside of what caused it, and everything on one thread.
/// </summary>
internal sealed class SimulatedTransport : ITwsTransport
{
    private readonly VirtualTime _time;
    private readonly MiaIa.TwsSimulator.TwsConnection _wire;
    private readonly Queue<byte[]> _outgoing = [];
    private TaskCompletionSource<int>? _reading;
    private Memory<byte> _buffer;
    private int _read;
    private bool _isClosed;

    public SimulatedTransport(TwsServer server, VirtualTime time)
    {
        _time = time;
        _wire = server.Connect(() => After(Deliver));
        if (_wire.IsClosed)
        {
            throw new IOException("Connection refused");
        }
    }

    /// <summary>Whether the next write breaks: null not, else whether its bytes arrive all the same.</summary>
    public bool? BreaksNext { get; set; }

    /// <summary>Of the write that breaks and arrives, so many messages do. Default all.</summary>
    public int ArrivingMessages { get; set; } = int.MaxValue;

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (Available > 0)
        {
            return new ValueTask<int>(Take(buffer));
        }

        if (_isClosed || _wire.IsClosed)
        {
            return new ValueTask<int>(0);
        }

        _buffer = buffer;
        _reading = new TaskCompletionSource<int>();
        return new ValueTask<int>(_reading.Task);
    }

    private static byte[] Begin(ReadOnlyMemory<byte> messages, int count)
    {
        int length = 0;
        for (int i = 0; i < count && length < messages.Length; i++)
        {
            length += sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(messages.Span[length..]);
        }

        return messages[..length].ToArray();
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        if (_isClosed)
        {
            throw new IOException("The pipe is broken.");
        }

        bool? breaks = BreaksNext;
        BreaksNext = null;
        if (breaks != false)
        {
            _outgoing.Enqueue(breaks is null ? message.ToArray() : Begin(message, ArrivingMessages));
            After(Send);
        }

        if (breaks is not null)
        {
            After(_wire.Close);
            throw new IOException("The pipe broke while it was written to.");
        }

        return ValueTask.CompletedTask;
    }

    public void Abort() => Dispose();

    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            After(_wire.Close);
            After(Deliver);
        }
    }

    private int Available => _wire.Received.Count - _read;

    private void After(Action action)
    {
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                timer!.Dispose();
                action();
            },
            null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Send()
    {
        if (_outgoing.TryDequeue(out byte[]? bytes))
        {
            _wire.Send(bytes);
        }
    }

    private void Deliver()
    {
        if (_reading is { } reading && (Available > 0 || _isClosed || _wire.IsClosed))
        {
            _reading = null;
            reading.SetResult(_isClosed ? 0 : Take(_buffer));
        }
    }

    private int Take(Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, Available);
        for (int i = 0; i < count; i++)
        {
            buffer.Span[i] = _wire.Received[_read + i];
        }

        _read += count;
        return count;
    }
}
