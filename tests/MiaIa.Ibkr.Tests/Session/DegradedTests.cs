using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>TWS is there and IB is not: 1100, 1101, 1102, the resets, the login.</summary>
public sealed class DegradedTests
{
    private static readonly Contract Es = new() { ConId = 515416632, Exchange = "CME" };

    [Theory]
    [InlineData(1100)]
    [InlineData(2110)]
    public void Without_IB_no_order_goes_and_cancels_are_tried(int code)
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.Notice(-1, code, "Connectivity between IB and TWS has been lost.");
        desk.State.Should().Be(SessionState.Degraded);
        desk.Last.Level.Should().Be(TransitionLevel.Warning);
        Dispatch order = desk.Connection.Send(Order(101));
        order.Outcome.Now().Should().Be(SendOutcome.NotSent);
        order.Reason.Should().Contain("Degraded");
        desk.Connection.Send(new CancelOrder(101)).Outcome.Now().Should().Be(SendOutcome.Written);
        desk.Peer.Of("3").Should().BeEmpty();
        desk.Peer.Of("4").Should().ContainSingle();
    }

    [Fact]
    public void With_1102_it_syncs_and_is_Ready_again_on_the_same_socket()
    {
        Sync sync = new();
        TwsDesk desk = new TwsDesk(sync: sync).Ready();
        desk.Peer.Notice(-1, 1100, "lost");
        desk.Time.Advance(120);
        desk.Peer.Notice(-1, 1102, "restored");
        desk.Transitions.TakeLast(3).Select(t => t.To).Should().Equal(SessionState.Degraded, SessionState.Syncing, SessionState.Ready);
        sync.Causes.Should().Equal(SyncCause.Start, SyncCause.LinkBack);
        desk.Factory.AttemptsNs.Should().ContainSingle();
    }

    [Fact]
    public void With_1101_data_are_lost_until_they_are_requested_anew()
    {
        Sync sync = new() { Next = new TaskCompletionSource<SyncResult>() };
        TwsDesk desk = new(sync: sync);
        Task connecting = desk.Connect();
        sync.Next.SetResult(new SyncResult(IsComplete: true, "all known"));
        connecting.IsCompletedSuccessfully.Should().BeTrue();
        sync.Next = new TaskCompletionSource<SyncResult>();
        desk.Peer.Notice(-1, 1100, "lost");
        desk.Peer.Notice(-1, 1101, "restored, data lost");
        desk.State.Should().Be(SessionState.Syncing);
        desk.Connection.Session.Flags.IsDataLost.Should().BeTrue();
        desk.Connection.Send(Order(101)).Outcome.Now().Should().Be(SendOutcome.NotSent);
        sync.Next.SetResult(new SyncResult(IsComplete: true, "all known"));
        desk.State.Should().Be(SessionState.Ready);
        desk.Connection.Session.Flags.IsDataLost.Should().BeFalse();
        sync.Causes.Should().Equal(SyncCause.Start, SyncCause.LinkBackDataLost);
    }

    [Fact]
    public void A_link_that_is_lost_again_while_syncing_voids_what_was_found()
    {
        Sync sync = new();
        TwsDesk desk = new TwsDesk(sync: sync).Ready();
        TaskCompletionSource<SyncResult> first = sync.Next = new TaskCompletionSource<SyncResult>();
        desk.Peer.Notice(-1, 1100, "lost");
        desk.Peer.Notice(-1, 1101, "back");
        desk.Peer.Notice(-1, 1100, "lost again");
        first.SetResult(new SyncResult(IsComplete: true, "of before the second loss"));
        desk.State.Should().Be(SessionState.Degraded);
        sync.Next = null;
        desk.Peer.Notice(-1, 1102, "back");
        desk.State.Should().Be(SessionState.Ready);
        sync.Causes[^1].Should().Be(SyncCause.LinkBackDataLost, "the loss of data of before was not mended yet");
    }

    [Fact]
    public void An_incomplete_sync_is_asked_again_after_1_2_5_10_and_30_seconds_or_confirmed_by_a_person()
    {
        Sync sync = new() { Result = new SyncResult(IsComplete: false, "The executions did not come.") };
        TwsDesk desk = new(sync: sync);
        Task connecting = desk.Connect();
        desk.State.Should().Be(SessionState.Syncing);
        desk.Last.Reason.Should().Contain("executions did not come");
        desk.Connection.Send(Order(101)).Outcome.Now().Should().Be(SendOutcome.NotSent);
        int asked = 1;
        foreach (int pause in new[] { 1, 2, 5, 10, 30, 30 })
        {
            desk.Time.Advance(pause);
            sync.Causes.Should().HaveCount(++asked, "after {0} s", pause);
        }

        connecting.IsCompleted.Should().BeFalse();
        desk.Connection.ConfirmSync();
        connecting.IsCompletedSuccessfully.Should().BeTrue();
        desk.Connection.Send(Order(101)).Outcome.Now().Should().Be(SendOutcome.Written);
    }

    [Fact]
    public void A_sync_that_throws_keeps_orders_off()
    {
        Sync sync = new() { IsThrowing = true };
        TwsDesk desk = new(sync: sync);
        desk.Connect().IsCompleted.Should().BeFalse();
        desk.State.Should().Be(SessionState.Syncing);
        desk.Faults.Should().ContainSingle();
        sync.IsThrowing = false;
        desk.Time.Advance(30);
        desk.State.Should().Be(SessionState.Ready);
    }

    [Fact]
    public void The_nightly_reset_is_normal_until_its_end()
    {
        // Wednesday 00:20 in New York; the reset ends at 01:45.
        TwsDesk desk = new TwsDesk(start: new DateTimeOffset(2026, 6, 10, 4, 20, 0, TimeSpan.Zero)).Ready();
        desk.Peer.Notice(-1, 1100, "lost");
        desk.Last.Level.Should().Be(TransitionLevel.Normal);
        desk.Last.Reason.Should().Contain("nightly reset");
        desk.Connection.Session.Flags.Reset.Should().Be(ResetKind.Nightly);
        desk.Time.Advance(TimeSpan.FromMinutes(84.9));
        desk.Transitions.Should().NotContain(t => t.Level == TransitionLevel.Warning);
        desk.Time.Advance(TimeSpan.FromMinutes(0.2));
        desk.Last.Level.Should().Be(TransitionLevel.Warning);
        desk.State.Should().Be(SessionState.Degraded);
    }

    [Fact]
    public void Outside_a_reset_ten_minutes_without_IB_are_a_warning_and_no_reconnect()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.Notice(-1, 1100, "lost");
        int before = desk.Transitions.Count;
        desk.Time.Advance(TimeSpan.FromMinutes(9.99));
        desk.Transitions.Should().HaveCount(before);
        desk.Time.Advance(TimeSpan.FromMinutes(0.02));
        desk.Last.Level.Should().Be(TransitionLevel.Warning);
        desk.Last.Reason.Should().Contain("internet connection");
        desk.Factory.AttemptsNs.Should().ContainSingle();
    }

    [Fact]
    public void On_Sunday_a_refusing_TWS_waits_for_its_login_and_that_is_normal_until_seventeen_hours()
    {
        // Sunday 00:50 in New York.
        TwsDesk desk = new TwsDesk(start: new DateTimeOffset(2026, 6, 14, 4, 50, 0, TimeSpan.Zero)).Ready();
        desk.Time.Advance(TimeSpan.FromMinutes(20));
        desk.Factory.Peer = _ => null;
        desk.Peer.Close();
        desk.Last.Reason.Should().Contain("Waiting for TWS login (2FA)");
        desk.Last.Level.Should().Be(TransitionLevel.Normal);
        desk.Connection.Session.Flags.IsLoginNeeded.Should().BeTrue();
        desk.Connection.Session.Flags.Reset.Should().Be(ResetKind.TokenExpiry);
        int warnings = desk.Transitions.Count(t => t.Level == TransitionLevel.Warning);
        desk.Time.Advance(TimeSpan.FromHours(15));
        desk.Transitions.Count(t => t.Level == TransitionLevel.Warning).Should().Be(warnings);
        desk.Time.Advance(TimeSpan.FromHours(1));
        desk.Transitions.Count(t => t.Level == TransitionLevel.Warning).Should().Be(warnings + 1, "once, at 17:00");
        desk.Waits.Skip(6).Should().OnlyContain(w => w < 37, "it keeps trying");
        desk.Factory.Peer = _ => new ScriptedPeer(desk.Time);
        desk.Time.Advance(40);
        desk.State.Should().Be(SessionState.Ready);
        desk.Connection.Session.Flags.Should().Be(new SessionFlags());
    }

    [Fact]
    public void A_restart_of_TWS_is_awaited_for_six_minutes_before_the_login_is_asked_for()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Factory.Peer = _ => null;
        desk.Peer.Close();
        desk.Time.Advance(TimeSpan.FromMinutes(5.9));
        desk.Connection.Session.Flags.IsLoginNeeded.Should().BeFalse();
        desk.Time.Advance(TimeSpan.FromMinutes(0.2));
        desk.Connection.Session.Flags.IsLoginNeeded.Should().BeTrue();
        desk.Transitions.Should().ContainSingle(t => t.Reason.Contains("login (2FA)", StringComparison.Ordinal) && t.Level == TransitionLevel.Warning);
    }

    [Fact]
    public void A_lost_farm_is_a_warning_and_its_return_is_told()
    {
        TwsDesk desk = new TwsDesk().Ready();
        desk.Peer.Notice(-1, 2103, "Market data farm connection is broken:usfuture");
        desk.Last.Level.Should().Be(TransitionLevel.Warning);
        desk.Last.From.Should().Be(SessionState.Ready);
        desk.Last.To.Should().Be(SessionState.Ready);
        desk.Connection.Session.Farms.Lost.Should().Equal("usfuture");
        desk.Peer.Notice(-1, 2104, "Market data farm connection is OK:usfuture");
        desk.Connection.Session.Farms.Lost.Should().BeEmpty();
        desk.Last.Level.Should().Be(TransitionLevel.Normal);
    }

    [Fact]
    public void A_bracket_leaves_whole_or_not_at_all()
    {
        TwsDesk desk = new TwsDesk().Ready();
        IReadOnlyList<Dispatch> sent = desk.Connection.SendTogether(Order(101), Order(102), Order(103));
        sent.Should().OnlyContain(d => d.Outcome.Now() == SendOutcome.Written);
        desk.Peer.Of("3").Select(f => f[1]).Should().Equal("101", "102", "103");
        desk.Peer.Notice(-1, 1100, "lost");
        desk.Connection.SendTogether(Order(104), Order(105), Order(106)).Should().OnlyContain(d => d.Outcome.Now() == SendOutcome.NotSent);
    }

    [Fact]
    public void What_waits_for_its_pace_when_the_socket_ends_was_surely_not_sent()
    {
        TwsDesk desk = new TwsDesk().Ready();
        Dispatch[] orders = [.. Enumerable.Range(0, 60).Select(i => desk.Connection.Send(Order(200 + i)))];
        desk.Peer.Of("3").Should().HaveCount(48, "50 less hello and start");
        desk.Connection.Counters.PacingWaits.Should().BeGreaterThan(0);
        desk.Peer.Close();
        orders.Take(48).Should().OnlyContain(o => o.Outcome.Now() == SendOutcome.Written);
        orders.Skip(48).Should().OnlyContain(o => o.Outcome.Now() == SendOutcome.NotSent && o.Reason.Length > 0);
        desk.Time.Advance(10);
        desk.State.Should().Be(SessionState.Ready);
        desk.Peer.Of("3").Should().BeEmpty("nothing is sent again by itself");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20_260_610)]
    public void Two_thousand_messages_reach_TWS_at_its_pace_and_none_is_lost(int seed)
    {
        TwsDesk desk = new TwsDesk().Ready();
        Random random = new(seed);
        List<Dispatch> all = [];
        while (all.Count < 2_000)
        {
            int kind = random.Next(4);
            all.AddRange(kind switch
            {
                0 => [desk.Connection.Send(new CancelOrder(all.Count + 1))],
                1 => [desk.Connection.Send(Order(all.Count + 1))],
                2 => desk.Connection.SendTogether(Order(all.Count + 1), Order(all.Count + 2), Order(all.Count + 3)),
                _ => [desk.Connection.Send(new MarketRuleRequest(all.Count + 1))],
            });
            desk.Time.Advance(random.Next(10) == 0 ? random.NextDouble() * 3 : 0);
        }

        desk.Time.Advance(120);
        all.Should().OnlyContain(d => d.Outcome.Now() == SendOutcome.Written, $"seed {seed}");
        long[] times = [.. desk.Peer.Received.Select(r => r.TimeNs)];
        Enumerable.Range(50, times.Length - 50).Should().OnlyContain(i => times[i] - times[i - 50] > 1_000_000_000, $"seed {seed}: 50 in any second");
        long[] rules = [.. desk.Peer.Received.Where(r => r.Fields[0] is "91" or "49").Select(r => r.TimeNs)];
        Enumerable.Range(40, rules.Length - 40).Should().OnlyContain(i => rules[i] - rules[i - 40] > 1_000_000_000, $"seed {seed}: 40 ordinary ones");
        desk.Peer.Of("91").Select(f => int.Parse(f[1])).Should().BeInAscendingOrder();
    }

    [Fact]
    public void A_subscription_made_while_the_questions_are_asked_is_requested_after_them()
    {
        Sync sync = new() { Next = new TaskCompletionSource<SyncResult>() };
        TwsDesk desk = new(sync: sync);
        _ = desk.Connect();
        desk.Connection.Subscriptions.Subscribe(new MarketDataRequest(0, Es, "233"), new Silent(), _ => true);
        desk.Peer.Of("1").Should().BeEmpty("orders, executions and positions come first");
        sync.Next.SetResult(new SyncResult(IsComplete: true, "all known"));
        desk.Peer.Of("1").Should().ContainSingle();
    }

    private static PlaceOrder Order(int id) => new(id, Es, new OrderTicket
    {
        Action = "BUY", TotalQuantity = 1, OrderType = "LMT", LimitPrice = 6990.25m, Account = "DU1234567",
    });

    private sealed class Silent : ISubscriber
    {
        public void OnRequested(int requestId)
        {
        }

        public void OnStale(bool isStale)
        {
        }

        public void OnRefused(int code, string text, bool isRetried)
        {
        }
    }

    private sealed class Sync : ISessionSync
    {
        public List<SyncCause> Causes { get; } = [];

        public TaskCompletionSource<SyncResult>? Next { get; set; }

        public SyncResult Result { get; init; } = new(IsComplete: true, "all known");

        public bool IsThrowing { get; set; }

        public Task<SyncResult> SyncAsync(TwsConnection connection, SyncCause cause, CancellationToken cancellation)
        {
            Causes.Add(cause);
            connection.Session.State.Should().Be(SessionState.Syncing);
            return IsThrowing ? throw new FormatException("a fault of the sync") : Next?.Task ?? Task.FromResult(Result);
        }
    }
}
