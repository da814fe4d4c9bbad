using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>A web server on loopback, of raw sockets, that fails as it is told. One request a connection.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly ConcurrentQueue<ScriptedAnswer> _script = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentQueue<ScriptedRequest> _taken = new();
    private readonly ConcurrentBag<Socket> _silent = [];
    private readonly bool _honoursKeys;
    private Socket _listener;

    /// <summary>Starts it.</summary>
    /// <param name="honoursKeys">Whether it takes a request whose key it has seen only once.</param>
    public ScriptedServer(bool honoursKeys = true)
    {
        _honoursKeys = honoursKeys;
        _listener = Listen(0);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/hooks/s3cr3t-t0ken";

    /// <summary>All requests, also those it did not take.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>The requests it took, in order.</summary>
    public IReadOnlyList<ScriptedRequest> Taken => [.. _taken];

    /// <summary>What it does with the next requests; then it takes everything.</summary>
    public void Script(params ReadOnlySpan<ScriptedAnswer> answers)
    {
        foreach (ScriptedAnswer answer in answers)
        {
            _script.Enqueue(answer);
        }
    }

    /// <summary>Nobody listens any more.</summary>
    public void Down() => _listener.Dispose();

    /// <summary>It listens again, at the same port.</summary>
    public void Up() => _listener = Listen(Port);

    public void Dispose()
    {
        _listener.Dispose();
        foreach (Socket socket in _silent)
        {
            socket.Dispose();
        }
    }

    private Socket Listen(int port)
    {
        Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        new Thread(() => Serve(listener)) { IsBackground = true }.Start();
        return listener;
    }

    private void Serve(Socket listener)
    {
        try
        {
            while (true)
            {
                Answer(listener.Accept());
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // It is down.
        }
    }

    private void Answer(Socket client)
    {
        ScriptedRequest request = Read(client);
        ScriptedAnswer answer = _script.TryDequeue(out ScriptedAnswer? next) ? next : ScriptedAnswer.Ok;
        _requests.Enqueue(request);
        if (answer.Takes && !(_honoursKeys && _taken.Any(t => t.Id == request.Id)))
        {
            _taken.Enqueue(request);
        }

        if (answer.IsSilent)
        {
            _silent.Add(client);
            return;
        }

        using (client)
        {
            if (answer.IsReset)
            {
                client.LingerState = new LingerOption(enable: true, 0);
                return;
            }

            string text = answer.IsHalf ? "HTTP/1.1 2" : FormattableString.Invariant(
                $"HTTP/1.1 {answer.Code} Said\r\n{answer.Headers}Content-Length: 0\r\nConnection: close\r\n\r\n");
            client.Send(Encoding.ASCII.GetBytes(text));
            client.Shutdown(SocketShutdown.Send);
        }
    }

    private static ScriptedRequest Read(Socket client)
    {
        List<byte> bytes = [];
        byte[] block = new byte[4096];
        int head;
        while ((head = Encoding.ASCII.GetString([.. bytes]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            bytes.AddRange(block[..Received(client, block)]);
        }

        string[] lines = Encoding.ASCII.GetString([.. bytes[..head]]).Split("\r\n");
        Dictionary<string, string> headers = lines.Skip(1).Select(l => l.Split(": ", 2))
            .ToDictionary(p => p[0].ToLowerInvariant(), p => p[1], StringComparer.Ordinal);
        int length = int.Parse(headers["content-length"], CultureInfo.InvariantCulture);
        while (bytes.Count < head + 4 + length)
        {
            bytes.AddRange(block[..Received(client, block)]);
        }

        return new ScriptedRequest(lines[0], headers, Encoding.UTF8.GetString([.. bytes[(head + 4)..]]));
    }

    private static int Received(Socket client, byte[] block) =>
        client.Receive(block) is > 0 and int count ? count : throw new SocketException((int)SocketError.ConnectionReset);
}
