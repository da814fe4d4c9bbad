using System.Net;
using System.Net.Sockets;

namespace MiaIa.Host.Tests.Metrics;

/// <summary>Takes requests over HTTP on this machine and answers each with 200.</summary>
internal sealed class LoopbackCollector : IDisposable
{
    private readonly HttpListener _listener = new();

    public LoopbackCollector()
    {
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        }

        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
    }

    public Uri Address { get; }

    /// <summary>The next request: its path, type of content, and bytes.</summary>
    public async Task<(string Path, string Type, byte[] Body)> Next()
    {
        HttpListenerContext context = await _listener.GetContextAsync().WaitAsync(TimeSpan.FromMinutes(1));
        using MemoryStream body = new();
        await context.Request.InputStream.CopyToAsync(body);
        context.Response.StatusCode = 200;
        context.Response.ContentType = "application/x-protobuf";
        context.Response.Close();
        return (context.Request.Url!.AbsolutePath, context.Request.ContentType!, body.ToArray());
    }

    public void Dispose() => _listener.Close();
}
