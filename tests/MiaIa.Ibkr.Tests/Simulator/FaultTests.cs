using System.Text;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

public sealed class FaultTests
{
    private static readonly FaultOdds Odds = new()
    {
        Disconnect = 0.002, Drop = 0.05, Delay = 0.1, Duplicate = 0.1, Reorder = 0.1, Split = 0.05, Unknown = 0.05, Surplus = 0.05,
    };

    private readonly SimulatedDesk _desk = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void The_same_seed_gives_the_same_bytes(int seed)
    {
        (byte[] first, string[] log) = Run(seed);
        (byte[] second, string[] logAgain) = Run(seed);
        second.Should().Equal(first, "seed {0} must replay", seed);
        logAgain.Should().Equal(log);
        log.Should().NotBeEmpty();
        Run(seed + 1000).Log.Should().NotEqual(log);
    }

    [Theory]
    [InlineData(Moment.BeforeOrder, 0, 0)]
    [InlineData(Moment.BeforeParent, 0, 0)]
    [InlineData(Moment.AfterParent, 1, 1)]
    [InlineData(Moment.BetweenChildren, 2, 2)]
    [InlineData(Moment.BeforeAcknowledge, 3, 0)]
    [InlineData(Moment.AfterStatusBeforeFill, 3, 0)]
    [InlineData(Moment.BeforeFillReport, 3, 0)]
    [InlineData(Moment.BetweenExecutionAndStatus, 3, 0)]
    [InlineData(Moment.BeforeCommission, 3, 0)]
    public void A_connection_breaks_at_its_moment_and_the_orders_that_arrived_live_on(Moment moment, int orders, int untransmitted)
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Server.Faults.At(moment);
        _desk.Bracket(1, isEntryMarket: true);
        _desk.Client.IsClosed.Should().BeTrue();
        _desk.Server.Exchange.Orders.Should().HaveCount(orders);
        _desk.Server.Ledger.Untransmitted.Should().HaveCount(untransmitted);
        _desk.Server.Accounts.Position("DU1234567", _desk.Es.ConId).Should().Be(orders == 3 ? 1 : 0);
        _desk.Server.Ledger.Exposures.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Moment.BeforeCancel, "Submitted")]
    [InlineData(Moment.BeforeCancelConfirmation, "Cancelled")]
    public void A_cancel_can_be_lost_before_or_after_its_effect(Moment moment, string status)
    {
        _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        _desk.Server.Faults.At(moment);
        _desk.Client.Ask("4|1|||2147483647|").Should().BeEmpty();
        _desk.Client.IsClosed.Should().BeTrue();
        _desk.Find(1).Status.Should().Be(status);
    }

    [Theory]
    [InlineData(FillReport.ExecutionFirst, "11 5 3 5 59")]
    [InlineData(FillReport.StatusFirst, "5 3 11 59")]
    [InlineData(FillReport.NoStatus, "11 59")]
    [InlineData(FillReport.CommissionFirst, "59 11 5 3")]
    [InlineData(FillReport.Twice, "11 5 3 59 11 5 3 59")]
    public void A_fill_is_told_in_the_order_that_was_planned(FillReport way, string expected)
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Server.Faults.FillReport = way;
        string[] answers = _desk.Client.Ask(SimulatedDesk.Market(1));
        string.Join(' ', answers.Skip(2).Select(m => m[..m.IndexOf('|')])).Should().Be(expected);
    }

    [Fact]
    public void Messages_are_dropped_doubled_swapped_and_delayed()
    {
        _desk.Server.Faults.OnMessage(1, FaultKind.Drop).OnMessage(2, FaultKind.Duplicate).OnMessage(3, FaultKind.Reorder)
            .OnMessage(5, new Fault(FaultKind.Delay, TimeSpan.FromSeconds(1)));
        for (int second = 0; second < 5; second++)
        {
            _desk.Client.Send("49|1|");
            _desk.Clock.Advance(TimeSpan.FromMilliseconds(500));
            _desk.Client.Send("8|1|1|");
        }

        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        string.Join(' ', _desk.Client.Take().Select(m => m[..m.IndexOf('|')])).Should().Be("9 9 9 49 9 49 49 9 49 9");
    }

    [Fact]
    public void Bytes_can_be_garbage_or_an_illegal_length()
    {
        _desk.Client.Take();
        int before = _desk.Client.Bytes.Length;
        _desk.Server.Faults.OnMessage(1, FaultKind.LengthZero).OnMessage(2, FaultKind.LengthHuge).OnMessage(3, FaultKind.Garbage);
        _desk.Client.Send("49|1|");
        _desk.Client.Send("49|1|");
        _desk.Client.Send("49|1|");
        byte[] bytes = _desk.Client.Bytes[before..];
        bytes[..8].Should().Equal(0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff);
        bytes.Should().HaveCount(8 + 64 + 4 + "49|1|1795361400|".Length);
    }

    [Fact]
    public void Surplus_and_unknown_messages_are_whole_frames()
    {
        _desk.Server.Faults.OnMessage(1, FaultKind.SurplusFields).OnMessage(2, FaultKind.UnknownMessage).OnMessage(3, FaultKind.MissingField).OnMessage(4, FaultKind.Split);
        for (int i = 0; i < 4; i++)
        {
            _desk.Client.Send("49|1|");
        }

        _desk.Client.Take().Should().Equal("49|1|1795361400|surplus|1|", "199|nobody|knows|this|", "49|1|1795361400|", "49|1|", "49|1|1795361400|");
    }

    [Fact]
    public void A_half_open_connection_says_nothing_and_stays()
    {
        _desk.Server.Incidents.GoHalfOpen();
        _desk.Client.Ask("49|1|").Should().BeEmpty();
        _desk.Client.IsClosed.Should().BeFalse();
    }

    [Fact]
    public void One_child_of_a_bracket_can_be_rejected_alone()
    {
        _desk.Server.Market.MoveTo(_desk.Es, 7000m);
        _desk.Server.Faults.Reject(o => o.Request.Type == "STP");
        _desk.Bracket(1, isEntryMarket: true);
        _desk.Client.Take().Should().Contain(m => m.StartsWith("4|3|201|"));
        _desk.Server.Ledger.UnprotectedSince(_desk.Clock.GetUtcNow()).Should().ContainSingle().Which.Quantity.Should().Be(1);
    }

    [Theory]
    [InlineData(10349)]
    [InlineData(399)]
    [InlineData(2109)]
    public void A_warning_leaves_the_order_alive(int code)
    {
        _desk.Server.Faults.Warn(_ => true, code, "a warning");
        string[] answers = _desk.Client.Ask(SimulatedDesk.Limit(1, "BUY", 6990m));
        answers[0].Should().StartWith($"4|1|{code}|a warning|");
        _desk.Find(1).IsLive.Should().BeTrue();
    }

    [Fact]
    public void A_child_that_overtook_its_parent_can_be_sent_again()
    {
        _desk.Server.Faults.ChildrenOvertakeParent();
        _desk.Client.Send(SimulatedDesk.Limit(1, "BUY", 6990m, transmit: 0));
        _desk.Client.Ask(SimulatedDesk.Stop(2, "SELL", 6980m, parent: 1))[0].Should().StartWith("4|2|10006|");
        _desk.Client.Ask(SimulatedDesk.Stop(3, "SELL", 6980m, parent: 1)).Should().HaveCount(4);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_load_is_the_same_for_the_same_seed_and_keeps_its_rate()
    {
        LoadGenerator load = new(_desk.Server, _desk.Es, 2000, 7000m);
        _desk.Client.Ask("10|5|100|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|10|0||");
        load.Start();
        _desk.Clock.Advance(TimeSpan.FromSeconds(5));
        load.Made.Should().Be(10_000);
        _desk.Client.Take().Length.Should().BeGreaterThan(4000);
        load.Stop();
        _desk.Clock.Advance(TimeSpan.FromSeconds(5));
        load.Made.Should().Be(10_000);
    }

    private static (byte[] Bytes, string[] Log) Run(int seed)
    {
        SimulatedDesk desk = new(new() { FillDelay = TimeSpan.FromMilliseconds(20), AcknowledgeDelay = TimeSpan.FromMilliseconds(10) });
        desk.Client.Ask("1|11|500|515416632|ES|FUT|20261218|0||50|CME||USD|ESZ6|ES|0|233|0|0||");
        desk.Server.Faults.Randomly(seed, Odds);
        new LoadGenerator(desk.Server, desk.Es, 50, 7000m, seed: seed).Start();
        for (int i = 0; i < 20; i++)
        {
            desk.Client.Send(SimulatedDesk.Market(i + 1, i % 2 == 0 ? "BUY" : "SELL"));
            desk.Clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        return (desk.Client.Bytes, [.. desk.Server.Faults.Log]);
    }
}
