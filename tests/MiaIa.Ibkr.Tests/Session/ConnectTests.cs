using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>From nothing to Ready, and every way in which that fails.</summary>
public sealed class ConnectTests
{
    [Fact]
    public void It_goes_through_all_states_to_Ready()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Transitions.Select(t => t.To).Should().Equal(
            SessionState.Connecting, SessionState.Handshake, SessionState.WaitReady, SessionState.Syncing, SessionState.Ready);
        desk.Connection.ServerVersion.Should().Be(200);
        desk.Connection.Accounts.Should().Equal("DU1234567");
        desk.Connection.NextOrderId.Should().Be(100);
        desk.Peer.Received.Should().ContainSingle().Which.Fields.Should().Equal("71", "2", "17", "");
        desk.Faults.Should().BeEmpty();
    }

    [Fact]
    public void Accounts_and_next_id_may_come_in_either_order_twice_and_among_others()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time)
        {
            OnStart = ["4|-1|2104|Market data farm connection is OK:usfuture||0|", "9|1|7|", "9|1|7|", "15|1|DU1,DU2,|", "15|1|DU1,DU2,|"],
        };
        desk.Ready();
        desk.Connection.Accounts.Should().Equal("DU1", "DU2");
        desk.Transitions.Count(t => t.To is SessionState.Ready).Should().Be(1);
        desk.Connection.Session.Farms.Find("usfuture").Should().Be(FarmState.Ok);
    }

    [Fact]
    public void The_next_order_id_only_moves_up()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.Send("9|1|90|");
        desk.Connection.NextOrderId.Should().Be(100);
        desk.Peer.Send("9|1|120|");
        desk.Connection.NextOrderId.Should().Be(120);
    }

    [Fact]
    public void A_refused_first_connection_fails_with_the_remedy()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => null;
        TwsDesk.FailureOf(desk.Connect()).Should().Contain("127.0.0.1:7497").And.Contain("start TWS");
        desk.State.Should().Be(SessionState.Closed);
        desk.Last.Level.Should().Be(TransitionLevel.Fatal);
        desk.Time.Advance(600);
        desk.Factory.AttemptsNs.Should().ContainSingle("without Wait there is no second attempt");
    }

    [Fact]
    public void Connecting_has_five_seconds()
    {
        TwsDesk desk = new();
        desk.Factory.Hangs = true;
        Task connecting = desk.Connect();
        desk.Time.Advance(4.999);
        connecting.IsCompleted.Should().BeFalse();
        desk.Time.Advance(0.001);
        TwsDesk.FailureOf(connecting).Should().Contain("did not answer within 5 s");
    }

    [Fact]
    public void The_handshake_has_five_seconds_whatever_else_comes()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { AnswersHello = false };
        Task connecting = desk.Connect();
        desk.Time.Advance(3);
        desk.Peer.Send("14|1|2|news||exchange|"); // a bulletin has been seen there
        desk.State.Should().Be(SessionState.Handshake);
        desk.Time.Advance(1.999);
        connecting.IsCompleted.Should().BeFalse();
        desk.Time.Advance(0.001);
        TwsDesk.FailureOf(connecting).Should().Contain("Trusted IPs");
        desk.Peer.IsClosed.Should().BeTrue();
    }

    [Fact]
    public void A_frame_before_the_reply_is_skipped()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { OnHello = p => p.Send("14|1|2|news||exchange|") };
        desk.Ready();
    }

    [Theory]
    [InlineData("15|1|DU1|")]
    [InlineData("9|1|1|")]
    [InlineData("")]
    public void Ready_needs_accounts_and_next_id_within_fifteen_seconds(string only)
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { OnStart = only.Length > 0 ? [only] : [] };
        Task connecting = desk.Connect();
        desk.State.Should().Be(SessionState.WaitReady);
        desk.Time.Advance(14.999);
        connecting.IsCompleted.Should().BeFalse();
        desk.Time.Advance(0.001);
        TwsDesk.FailureOf(connecting).Should().Contain("not ready after 15 s");
    }

    [Theory]
    [InlineData("201|20260610 09:00:00 EST|")]
    [InlineData("175|20260610 09:00:00 EST|")]
    public void A_version_that_we_do_not_speak_is_fatal(string reply)
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { AnswersHello = false, OnHello = p => p.Send(reply) };
        TwsDesk.FailureOf(desk.Connect()).Should().Contain("176 to 200");
        desk.Time.Advance(600);
        desk.Factory.AttemptsNs.Should().ContainSingle();
    }

    [Fact]
    public void A_redirection_is_not_followed_blindly()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { AnswersHello = false, OnHello = p => p.Send("-1|10.0.0.9:4001|") };
        TwsDesk.FailureOf(desk.Connect()).Should().Contain("10.0.0.9:4001");
    }

    [Fact]
    public void With_Wait_it_tries_for_ever_at_growing_intervals()
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = n => n < 9 ? null : new ScriptedPeer(desk.Time);
        Task connecting = desk.Connect();
        desk.Time.Advance(200);
        connecting.IsCompletedSuccessfully.Should().BeTrue();
        double[] steps = [1, 2, 5, 10, 20, 30, 30, 30];
        desk.Waits.Should().HaveCount(8);
        for (int i = 0; i < steps.Length; i++)
        {
            desk.Waits[i].Should().BeInRange(steps[i], steps[i] * 1.2 + 0.001);
        }
    }

    [Fact]
    public void A_first_connection_without_IB_behind_TWS_fails_without_Wait_and_stays_with_it()
    {
        string[] start = ["4|-1|2110|Connectivity between TWS and server is broken. It will be restored automatically.||0|", "15|1|DU1|", "9|1|1|"];
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { OnStart = start };
        Task connecting = desk.Connect();
        desk.State.Should().Be(SessionState.Degraded);
        desk.Time.Advance(15);
        connecting.IsFaulted.Should().BeTrue();

        desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time) { OnStart = start };
        connecting = desk.Connect();
        desk.Time.Advance(300);
        desk.State.Should().Be(SessionState.Degraded);
        desk.Factory.AttemptsNs.Should().ContainSingle("a reconnect heals no link between TWS and IB");
        desk.Peer.Notice(-1, 1102, "restored");
        connecting.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public void Closing_while_it_connects_ends_it()
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = _ => null;
        Task connecting = desk.Connect();
        desk.Time.Advance(10);
        desk.Connection.DisposeAsync().AsTask().IsCompletedSuccessfully.Should().BeTrue();
        connecting.IsFaulted.Should().BeTrue();
        int attempts = desk.Factory.AttemptsNs.Count;
        desk.Time.Advance(600);
        desk.Factory.AttemptsNs.Should().HaveCount(attempts);
    }

    public static TheoryData<int> Cuts => [.. Enumerable.Range(0, CutFrames().Length + 1)];

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_close_at_every_byte_of_the_start_is_a_clear_failure_and_the_next_attempt_works(int bytes)
    {
        TwsDesk desk = new(new TwsConnectionOptions { Wait = true });
        desk.Factory.Peer = n => n > 1 ? new ScriptedPeer(desk.Time) : new ScriptedPeer(desk.Time)
        {
            AnswersHello = false,
            OnStart = [],
            OnHello = p =>
            {
                p.SendRaw(CutFrames().AsSpan(0, bytes));
                p.Close();
            },
        };
        Task connecting = desk.Connect();
        desk.Transitions.Should().Contain(t => t.To == SessionState.Closed && t.Reason.Contains("TWS", StringComparison.Ordinal));
        desk.Time.Advance(3);
        connecting.IsCompletedSuccessfully.Should().BeTrue();
        desk.State.Should().Be(SessionState.Ready);
        desk.Waits[0].Should().BeGreaterThanOrEqualTo(2, "TWS holds the client id for a moment");
    }

    private static byte[] CutFrames() =>
        [.. ScriptedPeer.Frame("200|20260610 09:00:00 CST|"), .. ScriptedPeer.Frame("15|1|DU1|"), .. ScriptedPeer.Frame("9|1|1|")];
}
