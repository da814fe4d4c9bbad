using System.Net;
using System.Net.Sockets;

namespace MiaIa.TwsSimulator;

/// <summary>Serves real sockets on 127.0.0.1. While the server refuses connections the port is closed.</summary>
public sealed class TwsListener : IAsyncDisposable
{
    private readonly TwsServer _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _clients = [];
    private readonly Task _accepting;
    private TcpListener _listener;

    /// <summary>Listens on a free port.</summary>
    internal TwsListener(TwsServer server)
    {
        _server = server;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
        _server.Incidents.RefusingChanged += OnRefusing;
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Closes the port: connections are refused by the system, open ones live on.</summary>
    public void Refuse()
    {
        lock (_clients)
        {
            _listener.Stop();
        }
    }

    /// <summary>Opens the same port again.</summary>
    public void Resume()
    {
        lock (_clients)
        {
            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Start();
            _clients.Add(Accept());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _server.Incidents.RefusingChanged -= OnRefusing;
        await _stop.CancelAsync();
        Refuse();
        Task[] clients;
        lock (_clients)
        {
            clients = [.. _clients];
        }

        await _accepting;
        await Task.WhenAll(clients);
        _stop.Dispose();
    }

    private void OnRefusing(bool isRefusing)
    {
        if (isRefusing)
        {
            Refuse();
        }
        else
        {
            Resume();
        }
    }

    private async Task Accept()
    {
        TcpListener listener = _listener;
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                // Not under the lock: serving takes the server's gate, whose holder may be waiting for this lock.
                Task serving = _server.Serve(client.GetStream(), _stop.Token);
                lock (_clients)
                {
                    _clients.Add(serving);
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }
}
