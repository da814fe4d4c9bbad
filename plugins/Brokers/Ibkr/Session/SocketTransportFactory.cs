using System.Net.Sockets;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Opens TCP sockets that block: small messages leave at once, and the system looks after a silent peer too.</summary>
public sealed class SocketTransportFactory : ITwsTransportFactory
{
    // A TWS that takes nothing for so long is as good as gone; what is sent is small, and the system's buffer holds hours of it.
    private const int SendMilliseconds = 5_000;

    /// <inheritdoc/>
    public async Task<ITwsTransport> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = SendMilliseconds };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);

            // One asynchronous call would put the socket behind the runtime's poller for good.
            await using CancellationTokenRegistration abort = cancellation.Register(socket.Dispose);
            await Task.Run(() => socket.Connect(host, port), CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            return new SocketTransport(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException(e.Message, e);
        }
        catch (ObjectDisposedException e)
        {
            throw new IOException("The attempt was ended.", e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
