using System.Net.Sockets;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A TCP socket to TWS.</summary>
/// <param name="socket">A connected socket; it is disposed with this.</param>
internal sealed class SocketTransport(Socket socket) : ITwsTransport
{
    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation) =>
        socket.ReceiveAsync(buffer, SocketFlags.None, cancellation);

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        while (message.Length > 0)
        {
            int sent = await socket.SendAsync(message, SocketFlags.None, cancellation).ConfigureAwait(false);
            message = message[sent..];
        }
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
