namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Opens streams to TWS: sockets, or pipes in tests.</summary>
public interface ITwsTransportFactory
{
    /// <summary>Opens one.</summary>
    /// <param name="host">Address or name of the computer of TWS.</param>
    /// <param name="port">Its API port.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="IOException">It could not be opened; the inner exception says why.</exception>
    Task<ITwsTransport> ConnectAsync(string host, int port, CancellationToken cancellation);
}
