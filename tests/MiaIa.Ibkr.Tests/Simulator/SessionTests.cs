using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class SessionTests
{
    private readonly SimulatedDesk _desk = new();

    [Theory]
    [InlineData(200, "v176..200", "200|")]
    [InlineData(187, "v176..200", "187|")]
    [InlineData(200, "v176..190", "190|")]
    public void The_lower_of_both_maxima_is_negotiated(int server, string range, string answer)
    {
        SimulatedDesk desk = new(version: server);
        new TextClient(desk.Server.Connect()).Hello(range).Take()[0].Should().StartWith(answer);
    }

    [Fact]
    public void A_client_that_is_too_new_is_closed_without_a_word()
    {
        TextClient client = new TextClient(new SimulatedDesk(version: 176).Server.Connect()).Hello("v180..200");
        client.IsClosed.Should().BeTrue();
        client.Bytes.Should().BeEmpty();
    }

    [Fact]
    public void A_client_id_in_use_gets_326_and_is_closed()
    {
        TextClient second = new TextClient(_desk.Server.Connect()).Hello();
        second.Take();
        second.Send("71|2|7||");
        second.Take().Should().ContainSingle().Which.Should().StartWith("4|-1|326|");
        second.IsClosed.Should().BeTrue();
        _desk.Client.IsClosed.Should().BeFalse();
    }

    [Theory]
    [InlineData(Greeting.Silent, 0)]
    [InlineData(Greeting.NotReady, 1)]
    [InlineData(Greeting.Redirect, 1)]
    [InlineData(Greeting.VersionTooHigh, 1)]
    [InlineData(Greeting.VersionTooLow, 1)]
    [InlineData(Greeting.Garbage, 1)]
    [InlineData(Greeting.BulletinFirst, 2)]
    public void Greetings_answer_the_hello_as_they_say(Greeting greeting, int messages)
    {
        _desk.Server.Greeting = greeting;
        TextClient client = new TextClient(_desk.Server.Connect()).Hello();
        string[] answers = client.Take();
        answers.Should().HaveCount(messages);
        string first = answers.Length == 0 ? "" : answers[^1].Split('|')[0];
        first.Should().Be(greeting switch
        {
            Greeting.Silent => "", Greeting.Redirect => "-1", Greeting.VersionTooHigh => "201", Greeting.VersionTooLow => "175", Greeting.Garbage => "?", _ => "200",
        });
    }

    [Fact]
    public void A_Gateway_that_is_not_ready_tells_neither_accounts_nor_ids()
    {
        _desk.Server.Greeting = Greeting.NotReady;
        TextClient client = new TextClient(_desk.Server.Connect()).Hello();
        client.Take();
        client.Ask("71|2|9||").Should().BeEmpty();
        client.IsClosed.Should().BeFalse();
    }

    [Fact]
    public void Orders_of_others_are_seen_but_not_told()
    {
        TextClient other = _desk.Connect(8);
        _desk.Client.Send(SimulatedDesk.Limit(1, "BUY", 6990m));
        other.Take().Should().BeEmpty();
        other.Ask("5|1|").Should().Equal("53|1|");
        other.Ask("16|1|").Should().HaveCount(3);
        other.Ask("8|1|1|").Should().Equal(["9|1|1|"], "ids belong to a client");
    }

    [Fact]
    public void A_lost_link_holds_answers_back_and_tells_them_before_1102()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Client.Ask("1|11|100|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|0||0|0||");
        _desk.Server.Incidents.LoseLink();
        _desk.Client.Take().Should().ContainSingle().Which.Should().StartWith("4|-1|1100|");
        _desk.Client.Ask(SimulatedDesk.Market(1)).Should().BeEmpty();
        _desk.Server.Market.MoveTo(_desk.Es, 7001m);
        _desk.Client.Take().Should().BeEmpty();
        _desk.Server.Incidents.RestoreLink(isDataLost: false);
        string[] answers = _desk.Client.Take();
        answers.Select(m => m[..m.IndexOf('|')]).Should().StartWith(["5", "3", "4", "11"]);
        answers[2].Should().StartWith("4|-1|1102|");
        _desk.Server.Market.MoveTo(_desk.Es, 7002m);
        _desk.Client.Take().Should().Contain(m => m.StartsWith("1|6|100|"));
    }

    [Fact]
    public void After_1101_no_subscription_is_left()
    {
        _desk.Client.Ask("1|11|100|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|0||0|0||");
        _desk.Server.Incidents.LoseLink();
        _desk.Server.Incidents.RestoreLink(isDataLost: true);
        _desk.Client.Take();
        _desk.Server.Market.MoveTo(_desk.Es, 7001m);
        _desk.Client.Take().Should().BeEmpty();
        _desk.Client.Ask("2|2|100|")[0].Should().StartWith("4|100|300|");
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void The_nightly_reset_loses_and_finds_the_link_as_often_as_asked()
    {
        _desk.Server.Incidents.NightlyReset(3, TimeSpan.FromSeconds(20));
        _desk.Clock.Advance(TimeSpan.FromMinutes(10));
        _desk.Client.Take().Select(m => m.Split('|')[2]).Where(c => c.StartsWith("110")).Should().Equal("1100", "1102", "1100", "1102", "1100", "1101");
    }

    [Fact]
    public async Task A_real_socket_carries_the_same_protocol_and_a_closed_port_refuses()
    {
        using TwsServer server = new(TimeProvider.System);
        await using TwsListener listener = server.Listen();
        using System.Net.Sockets.TcpClient socket = new();
        await socket.ConnectAsync(System.Net.IPAddress.Loopback, listener.Port);
        byte[] hello = [.. "API\0"u8, 0, 0, 0, 9, .. "v176..200"u8];
        await socket.GetStream().WriteAsync(hello);
        byte[] answer = new byte[8];
        await socket.GetStream().ReadExactlyAsync(answer);
        answer[4..].Should().Equal("200\0"u8.ToArray());
        listener.Refuse();
        using System.Net.Sockets.TcpClient second = new();
        Func<Task> connect = () => second.ConnectAsync(System.Net.IPAddress.Loopback, listener.Port);
        await connect.Should().ThrowAsync<System.Net.Sockets.SocketException>();
        listener.Resume();
        using System.Net.Sockets.TcpClient third = new();
        await third.ConnectAsync(System.Net.IPAddress.Loopback, listener.Port);
    }

    [Fact]
    public async Task A_stream_in_memory_carries_the_same_protocol()
    {
        StreamPair pair = new();
        Task serving = _desk.Server.Serve(pair.Server);
        await pair.Client.WriteAsync((byte[])[.. "API\0"u8, 0, 0, 0, 9, .. "v176..200"u8]);
        byte[] answer = new byte[8];
        await pair.Client.ReadExactlyAsync(answer);
        answer[4..].Should().Equal("200\0"u8.ToArray());
        await pair.Client.DisposeAsync();
        await serving;
        _desk.Server.ConnectionCount.Should().Be(1);
    }
}
