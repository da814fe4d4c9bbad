using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>Gives each attempt to connect its peer.</summary>
internal sealed class PeerFactory(ManualTime time) : ITwsTransportFactory
{
    /// <summary>The peer of an attempt, from 1; null refuses it. By default every attempt gets one that works.</summary>
    public Func<int, ScriptedPeer?> Peer { get; set; } = _ => new ScriptedPeer(time);

    /// <summary>Whether attempts hang until they are given up.</summary>
    public bool Hangs { get; set; }

    /// <summary>Times of the attempts.</summary>
    public List<long> AttemptsNs { get; } = [];

    /// <summary>Ports of the attempts.</summary>
    public List<int> Ports { get; } = [];

    public List<ScriptedPeer> Peers { get; } = [];

    public ScriptedPeer Latest => Peers[^1];

    public async Task<ITwsTransport> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        AttemptsNs.Add(time.UtcNs);
        Ports.Add(port);
        if (Hangs)
        {
            TaskCompletionSource<ITwsTransport> never = new();
            using CancellationTokenRegistration registration = cancellation.Register(() => never.TrySetCanceled(cancellation));
            return await never.Task.ConfigureAwait(false);
        }

        ScriptedPeer peer = Peer(AttemptsNs.Count) ?? throw new IOException("Connection refused");
        Peers.Add(peer);
        return peer.Transport;
    }
}
