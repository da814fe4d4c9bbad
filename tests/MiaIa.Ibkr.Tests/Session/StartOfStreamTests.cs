using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>The first bytes of a connection, cut, joined and odd in every way (PROTOCOL 2 and 4).</summary>
public sealed class StartOfStreamTests
{
    private static byte[] Start { get; } =
    [
        .. ScriptedPeer.Frame("14|1|2|news, \"x\"||CME|"), .. ScriptedPeer.Frame("200|20260610 09:00:00 Hora est\u00e1ndar, (M\u00e9xico)|"),
        .. ScriptedPeer.Frame("4|-1|2104|Market data farm connection is OK:usfuture||1763800000000|"), .. ScriptedPeer.Frame("5|garbage|"),
        .. ScriptedPeer.Frame("9|1|100|"), .. ScriptedPeer.Frame("777|unknown|"), .. ScriptedPeer.Frame($"19|1|{new string('x', 300_000)}|"),
        .. ScriptedPeer.Frame("15|1|DU1,DU2,|"),
    ];

    public static TheoryData<int> Splits => [.. Enumerable.Range(1, 220), Start.Length - 20, Start.Length - 10, Start.Length - 1, Start.Length];

    [Theory]
    [MemberData(nameof(Splits))]
    public void AStartCutInTwo_BecomesReady(int split)
    {
        TwsDesk desk = Desk(p =>
        {
            p.SendRaw(Start.AsSpan(0, split));
            p.SendRaw(Start.AsSpan(split));
        });
        desk.Ready().Connection.Accounts.Should().Equal("DU1", "DU2");
        desk.Connection.NextOrderId.Should().Be(100);
        desk.Connection.Counters.UnknownIds.Should().Be(2);
        desk.Connection.Counters.Malformed.Should().Be(2, "the bulletin before the answer, and the garbage");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1448)]
    [InlineData(65_536)]
    public void AStartInPieces_BecomesReady(int length)
    {
        TwsDesk desk = Desk(p =>
        {
            foreach (byte[] piece in Start.Chunk(length))
            {
                p.SendRaw(piece);
            }
        });
        desk.Ready().Connection.Accounts.Should().Equal("DU1", "DU2");
    }

    [Theory]
    [InlineData("200||")]
    [InlineData("200|t|")]
    [InlineData("176|20260610  9:0 ???|")]
    [InlineData("200|20260610 09:00:00 no end")]
    [InlineData("188|\u4e2d\u56fd\u6807\u51c6\u65f6\u95f4|")]
    public void AnOddTimeInTheAnswer_DoesNotMatter(string reply)
    {
        TwsDesk desk = Desk(p =>
        {
            byte[] payload = Encoding.UTF8.GetBytes(reply.Replace('|', '\0'));
            p.SendRaw([0, 0, 0, (byte)payload.Length, .. payload]);
            p.Send("9|1|100|");
            p.Send("15|1|DU1|");
        });
        desk.Ready();
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    [InlineData(new byte[] { 128, 0, 0, 0 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    [InlineData(new byte[] { 0x48, 0x54, 0x54, 0x50 })]
    public void AnIllegalLength_AnyTime_ClosesAndConnectsAnew(byte[] prefix)
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.SendRaw(prefix);
        desk.State.Should().Be(SessionState.Closed);
        desk.Last.Reason.Should().Contain("illegal");
        desk.Time.Advance(3);
        desk.State.Should().Be(SessionState.Ready);
    }

    [Theory]
    [InlineData("-1|127.0.0.1:4005|")]
    [InlineData("-1|localhost:4005|")]
    public void ARedirectionOnTheSameComputer_IsFollowed(string reply)
    {
        TwsDesk desk = new();
        desk.Factory.Peer = n => n > 1 ? new ScriptedPeer(desk.Time) : new ScriptedPeer(desk.Time) { AnswersHello = false, OnHello = p => p.Send(reply) };
        Task connecting = desk.Connect();
        desk.Time.Advance(5);
        connecting.IsCompletedSuccessfully.Should().BeTrue();
        desk.Factory.Ports.Should().Equal(7497, 4005);
        desk.Peer.Close();
        desk.Time.Advance(5);
        desk.Factory.Ports.Should().Equal(7497, 4005, 7497);
    }

    [Fact]
    public void ARedirection_IsFollowedTwiceAtMost()
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = n => new ScriptedPeer(desk.Time) { AnswersHello = false, OnHello = p => p.Send($"-1|127.0.0.1:{5000 + n}|") };
        Task connecting = desk.Connect();
        desk.Time.Advance(600);
        TwsDesk.FailureOf(connecting).Should().Contain("127.0.0.1:5003");
        desk.Factory.Ports.Should().Equal(7497, 5001, 5002);
    }

    [Theory]
    [InlineData("-1|10.0.0.9:4001|")]
    [InlineData("-1|10.0.0.9|")]
    [InlineData("-1|127.0.0.1:0|")]
    [InlineData("-1|127.0.0.1:99999|")]
    [InlineData("-1||")]
    public void AnyOtherRedirection_IsFatal(string reply)
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { AnswersHello = false, OnHello = p => p.Send(reply) };
        TwsDesk.FailureOf(desk.Connect()).Should().Contain("configuration");
        desk.Factory.AttemptsNs.Should().ContainSingle();
    }

    [Theory]
    [InlineData(164)]
    [InlineData(175)]
    [InlineData(0)]
    [InlineData(201)]
    [InlineData(-2)]
    public void AServerOfAnotherVersion_IsToldWithTheRemedy_AndNothingIsSent(int version)
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { AnswersHello = false, OnHello = p => p.Send($"{version}|t|") };
        TwsDesk.FailureOf(desk.Connect()).Should().Contain($"version {version}").And.Contain("update TWS");
        desk.Peer.Received.Should().BeEmpty();
    }

    private static TwsDesk Desk(Action<ScriptedPeer> onHello)
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { AnswersHello = false, OnStart = [], OnHello = onHello };
        return desk;
    }
}
