using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk.Testing;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>The same over a real socket on the loopback, with the system's clock and threads: that the parts work outside the tests' one thread.</summary>
public sealed class SocketTests : IAsyncLifetime, ISessionListener
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<SessionTransition> _transitions = [];
    private readonly TaskCompletionSource _reconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _readyCount;

    public Task InitializeAsync()
    {
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _listener.Dispose();
        return Task.CompletedTask;
    }

    void ISessionListener.OnTransition(SessionTransition transition)
    {
        _transitions.Add(transition);
        if (transition is { To: SessionState.Ready, From: SessionState.Syncing } && ++_readyCount == 2)
        {
            _reconnected.TrySetResult();
        }
    }

    void ISessionListener.OnFault(string what, Exception? cause) => _reconnected.TrySetException(new InvalidOperationException(what, cause));

    [Fact]
    public async Task It_connects_asks_and_comes_back_over_a_socket()
    {
        TwsConnectionOptions options = new() { Port = ((IPEndPoint)_listener.LocalEndpoint).Port };
        Task<TcpClient> accepting = AcceptAsync();
        await using TwsConnection connection = new(
            options, TimeProvider.System, new ResetCalendar(TestTimeZones.Summer), new TwsReceiver(), this);
        await connection.ConnectAsync().WaitAsync(Limit);
        TcpClient first = await accepting.WaitAsync(Limit);
        Task<RequestResult<PositionReport>>[] asked = [.. Enumerable.Range(0, 20).Select(_ => connection.Requests.PositionsAsync())];
        RequestResult<PositionReport>[] results = await Task.WhenAll(asked).WaitAsync(Limit);
        results.Should().OnlyContain(r => r.IsCompleted && r.Items.Count == 1);

        accepting = AcceptAsync();
        first.Dispose();
        await _reconnected.Task.WaitAsync(Limit);
        (await connection.Requests.PositionsAsync().WaitAsync(Limit)).IsCompleted.Should().BeTrue();
        connection.Counters.Reconnects.Should().Be(1);
        (await accepting).Dispose();
    }

    [Fact]
    public async Task A_closed_port_is_refused_with_the_remedy()
    {
        int port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _listener.Stop();
        await using TwsConnection connection = new(
            new TwsConnectionOptions { Port = port }, TimeProvider.System, new ResetCalendar(TestTimeZones.Summer), new TwsReceiver(), this);
        await FluentActions.Awaiting(() => connection.ConnectAsync().WaitAsync(Limit)).Should().ThrowAsync<TwsConnectionException>()
            .WithMessage("*start TWS*");
    }

    private async Task<TcpClient> AcceptAsync()
    {
        TcpClient client = await _listener.AcceptTcpClientAsync();
        _ = Task.Run(() => ServeAsync(client));
        return client;
    }

    private static async Task ServeAsync(TcpClient client)
    {
        try
        {
            NetworkStream stream = client.GetStream();
            byte[] hello = new byte[17];
            await stream.ReadExactlyAsync(hello);
            await stream.WriteAsync(ScriptedPeer.Frame("200|20260610 09:00:00 CST|"));
            while (true)
            {
                byte[] prefix = new byte[4];
                await stream.ReadExactlyAsync(prefix);
                byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix)];
                await stream.ReadExactlyAsync(payload);
                byte[] answer = Encoding.Latin1.GetString(payload).Split('\0')[0] switch
                {
                    "71" => [.. ScriptedPeer.Frame("15|1|DU1|"), .. ScriptedPeer.Frame("9|1|1|")],
                    "61" => [.. ScriptedPeer.Frame("61|3|DU1|515416632|ES|FUT|20261218|0||50||USD|ESZ6|ES|1|315114.75|"), .. ScriptedPeer.Frame("62|1|")],
                    _ => [],
                };
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The test closed it.
        }
    }
}
