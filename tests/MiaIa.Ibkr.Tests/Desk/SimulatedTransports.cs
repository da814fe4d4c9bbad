using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Desk;

/// <summary>Connects to the simulated TWS.</summary>
internal sealed class SimulatedTransports(TwsServer server, VirtualTime time) : ITwsTransportFactory
{
    /// <summary>The last one made.</summary>
    public SimulatedTransport? Latest { get; private set; }

    public Task<ITwsTransport> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        Latest = new SimulatedTransport(server, time);
        return Task.FromResult<ITwsTransport>(Latest);
    }
}
