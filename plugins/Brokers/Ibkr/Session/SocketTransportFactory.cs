using System.Net.Sockets;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Opens TCP sockets: small messages leave at once, and the system looks after a silent peer too.</summary>
public sealed class SocketTransportFactory : ITwsTransportFactory
{
    /// <inheritdoc/>
    public async Task<ITwsTransport> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(host, port, cancellation).ConfigureAwait(false);
            return new SocketTransport(socket);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException(e.Message, e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
