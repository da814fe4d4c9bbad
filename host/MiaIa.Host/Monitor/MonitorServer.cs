using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace MiaIa.Host.Monitor;

/// <summary>Serves the page on threads of its own. It needs no container and catches no signal: the program keeps its own ways.</summary>
internal sealed class MonitorServer : IDisposable
{
    private const int MostConnections = 200;
    private const int SendBufferBytes = 64 * 1024;
    private const int MostHeaderBytes = 16 * 1024;

    private readonly MonitorSite _site;
    private readonly SnapshotMaker _maker;
    private readonly SnapshotPublisher _publisher;
    private readonly KestrelServer _server;
    private readonly PageApplication _application;
    private readonly CancellationTokenSource _end = new();

    /// <summary>Makes it; <see cref="Start"/> lets requests in.</summary>
    public MonitorServer(MonitorSite site)
    {
        _site = site;
        Refusals = new RefusalLog(site.Log);
        _maker = new SnapshotMaker(site, Refusals);
        _publisher = new SnapshotPublisher(_maker.MakeEvent, site.Interval);
        Stream = new PageStream(_publisher, site.Patience);
        KestrelServerOptions options = new() { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = RequestGate.LongestBody;
        options.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        options.Limits.MinResponseDataRate = null; // a slow browser is dropped by the stream itself
        options.Listen(IPAddress.Parse(site.Settings.Address), site.Settings.Port, listen => listen.Protocols = HttpProtocols.Http1);
        SocketTransportOptions sockets = new() { CreateBoundListenSocket = Bind };
        KestrelLog log = new(Refusals);
        _server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(sockets), log), log);
        _application = new PageApplication(site, Stream, Refusals, _end.Token);
    }

    /// <summary>Requests that were refused.</summary>
    public RefusalLog Refusals { get; }

    /// <summary>The browsers.</summary>
    public PageStream Stream { get; }

    /// <summary>Browsers that are connected.</summary>
    public int Browsers => _publisher.Browsers;

    /// <summary>Whether the library that draws the chart is there.</summary>
    public bool HasChart => _application.Files.HasChart;

    /// <summary>Where the page is, once it is served.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Lets requests in.</summary>
    /// <exception cref="IOException">The port is in use, or the address is not this machine's.</exception>
    public void Start()
    {
        try
        {
            _server.StartAsync(_application, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (SocketException problem)
        {
            throw new IOException(problem.Message, problem);
        }

        string bound = _server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri(bound);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _end.Cancel();
        _publisher.Dispose();
        using (CancellationTokenSource now = new(TimeSpan.FromSeconds(1)))
        {
            _server.StopAsync(now.Token).GetAwaiter().GetResult();
        }

        _server.Dispose();
        _maker.Dispose();
        _application.Dispose();
        _end.Dispose();
    }

    // Small buffers, so that a browser that takes nothing is found out soon and holds little.
    private static Socket Bind(EndPoint endpoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        socket.SendBufferSize = SendBufferBytes;
        return socket;
    }
}
