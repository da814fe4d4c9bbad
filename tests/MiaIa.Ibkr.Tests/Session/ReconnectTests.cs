using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>Losing TWS, losing IB behind it, and coming back.</summary>
public sealed class ReconnectTests
{
    [Fact]
    public void A_lost_socket_is_opened_anew_after_at_least_two_seconds()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Time.Advance(5);
        desk.Peer.Close();
        desk.State.Should().Be(SessionState.Closed);
        desk.Last.Level.Should().Be(TransitionLevel.Warning);
        desk.Time.Advance(1.99);
        desk.Factory.AttemptsNs.Should().ContainSingle();
        desk.Time.Advance(1);
        desk.State.Should().Be(SessionState.Ready);
        desk.Connection.Counters.Reconnects.Should().Be(1);
    }

    [Fact]
    public void After_the_first_Ready_it_retries_for_ever_also_without_Wait()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Factory.Peer = n => n < 100 ? null : new ScriptedPeer(desk.Time);
        desk.Peer.Close();
        desk.Time.Advance(100 * 36);
        desk.State.Should().Be(SessionState.Ready);
        desk.Factory.AttemptsNs.Should().HaveCount(100);
    }

    [Fact]
    public void The_back_off_begins_anew_only_after_sixty_seconds_of_Ready()
    {
        TwsDesk desk = new TwsDesk().Ready();
        foreach (double steady in new[] { 59.0, 59.0, 61.0 })
        {
            desk.Time.Advance(steady);
            desk.Peer.Close();
            desk.Time.Advance(40);
            desk.State.Should().Be(SessionState.Ready);
            desk.Time.Advance(0);
        }

        // Lost after 59 s: 1 s, lifted to the 2 after a close. The 40 s that follow count as Ready, so each next one begins anew.
        double first = desk.Waits[0] - 59;
        first.Should().BeApproximately(2, 0.01);
        (desk.Waits[1] - 59 - 38).Should().BeApproximately(2, 0.5);

        desk = new TwsDesk().Ready();
        for (int i = 0; i < 4; i++)
        {
            desk.Peer.Close();
            desk.Time.Advance(30);
            desk.State.Should().Be(SessionState.Ready);
        }

        double[] steps = [2, 2, 5, 10];
        long[] attempts = [.. desk.Factory.AttemptsNs];
        for (int i = 0; i < steps.Length; i++)
        {
            double wait = (attempts[i + 1] - attempts[0]) / 1e9 - (30 * i);
            wait.Should().BeInRange(steps[i], steps[i] * 1.2 + 0.001, "each Ready lasted less than 60 s");
        }
    }

    [Fact]
    public void A_client_id_in_use_is_tried_five_times_more_and_then_reported()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time)
        {
            OnStart = ["4|-1|326|Unable to connect as the client id is already in use. Retry with a unique client id.||0|"],
        };
        Task connecting = desk.Connect();
        connecting.IsCompleted.Should().BeFalse("it is retried even for the first connection: a crash leaves its id for a moment");
        desk.Time.Advance(120);
        TwsDesk.FailureOf(connecting).Should().Contain("Another program uses client id 17");
        desk.Waits.Should().HaveCount(5);
        desk.Waits.Zip([2, 2, 4, 8, 16], (w, s) => Math.Abs(w - s)).Should().OnlyContain(d => d < 0.01);
        desk.Last.Level.Should().Be(TransitionLevel.Fatal);
    }

    [Fact]
    public void A_client_id_that_becomes_free_is_taken()
    {
        TwsDesk desk = new();
        desk.Factory.Peer = n => new ScriptedPeer(desk.Time)
        {
            OnStart = n < 4 ? ["4|-1|326|in use||0|"] : ["15|1|DU1|", "9|1|1|"],
        };
        Task connecting = desk.Connect();
        desk.Time.Advance(10);
        connecting.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(505)]
    [InlineData(506)]
    [InlineData(1300)]
    public void Some_codes_end_it_for_good(int code)
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.Notice(-1, code, "the text of TWS, port 4002");
        desk.State.Should().Be(SessionState.Closed);
        desk.Last.Level.Should().Be(TransitionLevel.Fatal);
        desk.Last.Reason.Should().Contain("the text of TWS");
        desk.Time.Advance(300);
        desk.Factory.AttemptsNs.Should().ContainSingle();
    }

    [Fact]
    public void After_ten_seconds_of_silence_the_time_is_asked_and_an_answer_keeps_the_socket()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Time.Advance(9.99);
        desk.Peer.Of("49").Should().BeEmpty();
        desk.Time.Advance(0.02);
        desk.Peer.Of("49").Should().ContainSingle();
        desk.Time.Advance(3_600);
        desk.State.Should().Be(SessionState.Ready);
        desk.Factory.AttemptsNs.Should().ContainSingle();
        desk.Connection.Counters.Heartbeats.Should().BeInRange(230, 370, "at most one in 10 s, at least one in 15 s");
    }

    [Fact]
    public void Without_an_answer_in_five_seconds_the_socket_is_reset_and_opened_anew()
    {
        TwsDesk desk = new TwsDesk().Ready();
        ScriptedPeer dead = desk.Peer;
        dead.AnswersTime = false;
        desk.Time.Advance(14.99);
        desk.State.Should().Be(SessionState.Ready);
        desk.Time.Advance(0.02);
        dead.Transport.IsAborted.Should().BeTrue("a goodbye would wait for a peer that is gone");
        desk.State.Should().Be(SessionState.Closed);
        desk.Time.Advance(3);
        desk.State.Should().Be(SessionState.Ready);
    }

    [Fact]
    public void Half_a_message_is_a_sign_of_life()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.AnswersTime = false;
        byte[] frame = ScriptedPeer.Frame("49|1|1763800000|");
        desk.Time.Advance(12);
        desk.Peer.SendRaw(frame.AsSpan(0, 3));
        desk.Time.Advance(10);
        desk.State.Should().Be(SessionState.Ready);
    }

    [Fact]
    public void A_write_that_is_stuck_is_found_by_the_heartbeat()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.IsWriteStuck = true;
        Dispatch order = desk.Connection.Send(new CancelOrder(5));
        desk.Time.Advance(16);
        desk.Factory.Peers[0].IsClosed.Should().BeTrue();
        order.Outcome.Now().Should().Be(SendOutcome.Unclear, "a part of it may have left");
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 1, 0, 0, 0 })]
    public void An_illegal_length_ends_the_socket(byte[] garbage)
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.SendRaw(garbage);
        desk.Factory.Peers[0].IsClosed.Should().BeTrue();
        desk.Time.Advance(3);
        desk.State.Should().Be(SessionState.Ready);
    }

    [Fact]
    public void Garbage_inside_a_legal_frame_is_counted_and_nothing_else()
    {
        TwsDesk desk = new TwsDesk().Ready();
        Random random = new(5);
        for (int i = 0; i < 300; i++)
        {
            byte[] payload = new byte[random.Next(1, 60)];
            random.NextBytes(payload);
            payload[0] = (byte)'~'; // no message id: what looks like one may mean something
            desk.Peer.SendRaw([0, 0, 0, (byte)payload.Length, .. payload]);
        }

        desk.State.Should().Be(SessionState.Ready);
        (desk.Connection.Counters.Malformed + desk.Connection.Counters.UnknownIds).Should().Be(300);
        desk.Peer.Send("2000|1|x|");
        desk.Connection.Counters.UnknownIds.Should().BeGreaterThan(0);
    }

    [Fact]
    public void Frames_in_pieces_and_frames_in_one_are_the_same()
    {
        TwsDesk desk = new TwsDesk().Ready();
        byte[] frames = [.. ScriptedPeer.Frame("9|1|200|"), .. ScriptedPeer.Frame("9|1|300|")];
        foreach (byte b in frames)
        {
            desk.Peer.SendRaw([b]);
        }

        desk.Connection.NextOrderId.Should().Be(300);
        desk.Peer.SendRaw([.. ScriptedPeer.Frame("9|1|400|"), .. ScriptedPeer.Frame("9|1|500|")]);
        desk.Connection.NextOrderId.Should().Be(500);
    }

    [Fact]
    public void A_receiver_that_throws_is_reported_and_costs_nothing()
    {
        TwsDesk desk = new TwsDesk(receiver: new Thrower()).Ready();
        desk.Peer.Send("9|1|200|");
        desk.State.Should().Be(SessionState.Ready);
        desk.Connection.NextOrderId.Should().Be(200, "the connection hears of it all the same");
        desk.Connection.Counters.ReceiverFaults.Should().Be(2);
        desk.Faults.Should().HaveCount(2);
        desk.Faults[0].Cause.Should().BeOfType<FormatException>();
    }

    [Fact]
    public void Transitions_carry_the_virtual_time_and_follow_each_other()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.Close();
        desk.Time.Advance(10);
        desk.Transitions.Zip(desk.Transitions.Skip(1)).Should().OnlyContain(p => p.First.To == p.Second.From && p.First.TimeNs <= p.Second.TimeNs);
        desk.Transitions[0].TimeNs.Should().Be(new DateTimeOffset(2026, 6, 10, 14, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000_000);
    }

    private sealed class Thrower : TwsReceiver
    {
        public override void NextValidId(int orderId) => throw new FormatException("a fault of the consumer");
    }
}
