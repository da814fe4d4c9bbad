using System.Net.Sockets;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>
/// A TCP socket to TWS. It is read and written in place, on the thread that asks: a tick is decoded where the system woke up for it, and an
/// order is on its way when the call returns.
/// </summary>
/// <param name="socket">A connected socket that was never used otherwise; it is disposed with this.</param>
internal sealed class SocketTransport(Socket socket) : ITwsTransport
{
    /// <inheritdoc/>
    public bool IsBlocking => true;

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) => new(socket.Receive(buffer.Span));

    /// <inheritdoc/>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        while (message.Length > 0)
        {
            message = message[socket.Send(message.Span)..];
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        try
        {
            // A reset: TWS frees the client id at once instead of waiting for a goodbye.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }

        socket.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }

        socket.Dispose();
    }
}
