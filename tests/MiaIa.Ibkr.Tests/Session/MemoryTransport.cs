using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>Our end of a pipe to a scripted peer. Everything happens on the thread that causes it.</summary>
internal sealed class MemoryTransport(ScriptedPeer peer) : ITwsTransport
{
    private readonly Queue<byte> _incoming = new();
    private TaskCompletionSource<int>? _reading;
    private Memory<byte> _buffer;
    private bool _isEnded;

    public bool IsAborted { get; private set; }

    /// <summary>Whether we closed it.</summary>
    public bool IsClosed { get; private set; }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        if (_incoming.Count > 0)
        {
            return new ValueTask<int>(Take(buffer));
        }

        if (_isEnded || IsClosed)
        {
            return new ValueTask<int>(0);
        }

        _buffer = buffer;
        _reading = new TaskCompletionSource<int>();
        return new ValueTask<int>(_reading.Task);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        if (_isEnded || IsClosed)
        {
            throw new IOException("The pipe is broken.");
        }

        if (peer.IsWriteStuck)
        {
            return new ValueTask(new TaskCompletionSource().Task.WaitAsync(cancellation));
        }

        peer.OnBytes(message.Span);
        return ValueTask.CompletedTask;
    }

    public void Abort()
    {
        IsAborted = true;
        Dispose();
    }

    public void Dispose()
    {
        IsClosed = true;
        EndRead();
    }

    /// <summary>Bytes of the peer.</summary>
    public void Deliver(ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            _incoming.Enqueue(b);
        }

        if (_incoming.Count > 0 && _reading is { } reading)
        {
            _reading = null;
            reading.SetResult(Take(_buffer));
        }
    }

    /// <summary>The peer closes.</summary>
    public void End()
    {
        _isEnded = true;
        EndRead();
    }

    private int Take(Memory<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _incoming.Count);
        for (int i = 0; i < count; i++)
        {
            buffer.Span[i] = _incoming.Dequeue();
        }

        return count;
    }

    private void EndRead()
    {
        TaskCompletionSource<int>? reading = _reading;
        _reading = null;
        reading?.TrySetResult(0);
    }
}
