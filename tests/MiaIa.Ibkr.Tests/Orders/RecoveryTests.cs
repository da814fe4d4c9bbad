using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

public sealed class RecoveryTests : IDisposable
{
    private BrokerBench _bench = new();

    public static TheoryData<Moment> Moments => [.. Enum.GetValues<Moment>()];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Moments))]
    public void Wherever_the_connection_breaks_everything_is_told_once_and_nothing_is_sent_twice(Moment moment)
    {
        _bench.Server.Faults.At(moment);
        _bench.Enter();
        _bench.After(1);
        if (moment is Moment.BeforeCancel or Moment.BeforeCancelConfirmation)
        {
            _bench.Broker.Cancel(2, 0);
            _bench.After(1);
        }

        _bench.After(5);
        _bench.Broker.Desk.IsReady.Should().BeTrue();
        string[] told = _bench.Ask();
        told[^1].Should().Be("Reconciled");
        told[^2].Should().StartWith($"position {_bench.Position} ");
        _bench.ToldPosition.Should().Be(_bench.Position);
        foreach (SimOrder order in _bench.Server.Exchange.Orders.Where(o => o.IsLive))
        {
            told.Should().Contain(t => t.StartsWith($"ack {order.OrderRef.Split('-')[2]}:", StringComparison.Ordinal), "what works is named");
        }

        _bench.Server.Exchange.Orders.Where(o => !o.IsTransmitted && !o.IsDone).Should().BeEmpty("what was not released is cleared away");
        _bench.Agrees();
    }

    [Fact]
    public void A_bracket_that_arrived_unclearly_is_found_whole_and_not_sent_again()
    {
        _bench.Transports.Latest!.BreaksNext = true;
        _bench.Enter(limit: 6990m);
        _bench.After(8);
        _bench.Ask().Should().StartWith(["ack 1: 1 @ 6990", "ack 3: 1 @ 6994", "ack 2: 1 @ 6988"]);
        _bench.Server.Exchange.Orders.Where(o => !o.IsDone).Should().HaveCount(3);
        _bench.Agrees();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_bracket_of_which_only_a_part_arrived_never_works(int arrive)
    {
        (_bench.Transports.Latest!.BreaksNext, _bench.Transports.Latest.ArrivingMessages) = (arrive > 0, arrive);
        _bench.Enter(limit: 6990m);
        _bench.After(8);
        string[] told = _bench.Ask();
        told[^1].Should().Be("Reconciled");
        told.Should().NotContain(t => t.StartsWith("ack", StringComparison.Ordinal));
        _bench.Server.Exchange.Orders.Where(o => !o.IsDone).Should().BeEmpty("the stop that would have released it never came");
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_lone_stop_that_arrived_unclearly_is_found_by_its_tag_and_not_sent_again()
    {
        _bench.Transports.Latest!.BreaksNext = true;
        _bench.Broker.Submit([new Order(9, 0, 9, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 1, 27_900, 0, 0)], 0);
        _bench.After(8);
        _bench.Ask().Should().Contain("ack 9: 1 @ 6975");
        _bench.Server.Exchange.Orders.Should().ContainSingle();
        _bench.Agrees();
    }

    [Fact]
    public void Without_a_connection_an_entry_is_refused_and_a_stop_is_left_to_the_asking()
    {
        _bench.Server.Incidents.LoseLink();
        _bench.After(0.1);
        _bench.Take();
        _bench.Enter();
        _bench.Broker.Submit([new Order(9, 0, 9, 0, OrderRole.Stop, OrderType.Stop, Side.Sell, 1, 27_900, 0, 0)], 0);
        _bench.After(0.1);
        _bench.Take().Should().Equal("rejected 1: Invalid", "cancelled 2: ParentCancelled", "cancelled 3: ParentCancelled");
        _bench.Broker.Reconcile(0);
        _bench.After(20);
        _bench.Take().Should().BeEmpty("while TWS has lost IB nothing is known for sure");
        _bench.Server.Incidents.RestoreLink(isDataLost: false);
        _bench.After(1);
        _bench.Take().Should().Equal("position 0 @ 0", "Reconciled");
        _bench.Server.Exchange.Orders.Should().BeEmpty();
    }

    [Fact]
    public void The_same_run_finds_its_orders_and_fills_after_a_restart()
    {
        _bench.Enter(quantity: 2);
        _bench.After(0.5);
        _bench.Restart(new RunIdentity("run-1"));
        _bench.Take().Should().Contain("ack 2: 2 @ 6998").And.Contain("ack 3: 2 @ 7004").And.Contain("ack 1: 2 @ 0")
            .And.Contain("fill 1: Buy 2 @ 7000 fee 4.50").And.EndWith(["position 2 @ 7000", "Reconciled"]);
        _bench.Broker.Modify(2, 27_996, 2, 0);
        _bench.After(0.2);
        _bench.Take().Should().Equal("ack 2: 2 @ 6999");
        _bench.Exit(4, Side.Sell, 2, group: 1);
        _bench.After(0.5);
        _bench.Position.Should().Be(0);
        _bench.Server.Violations.Should().BeEmpty();
        _bench.Server.Ledger.Duplicates.Should().BeEmpty();
    }

    [Fact]
    public void Another_run_sees_what_was_left_as_unknown_orders_and_no_old_fills()
    {
        _bench.Enter(quantity: 1);
        _bench.After(0.5);
        _bench.Restart(new RunIdentity("run-2"));
        string[] told = _bench.Take();
        told.Should().Contain("ack -1: 1 @ 7004").And.Contain("ack -2: 1 @ 6998").And.EndWith(["position 1 @ 7000", "Reconciled"]);
        told.Should().NotContain(t => t.StartsWith("fill", StringComparison.Ordinal));
        _bench.Broker.Cancel(-1, 0);
        _bench.Broker.Cancel(-2, 0);
        _bench.After(0.5);
        _bench.Server.Exchange.Orders.Should().NotContain(o => o.IsLive);
        _bench.Enter(); // the same ids of ours again: another run's tag keeps them apart
        _bench.After(0.5);
        _bench.Take().Should().Contain("fill 1: Buy 1 @ 7000 fee 2.25");
        _bench.Server.Ledger.Duplicates.Should().BeEmpty();
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void Orders_of_other_programs_and_of_people_are_left_alone_and_not_told()
    {
        _bench.Enter(limit: 6990m);
        _bench.After(0.2);
        SimOrder own = _bench.At(1);
        _bench.Server.Exchange.PlaceByHand(own.Request with { OrderRef = "by hand" });
        string[] told = _bench.Ask();
        told.Count(t => t.StartsWith("ack", StringComparison.Ordinal)).Should().Be(3);
        _bench.Broker.Orders.Counters.Foreign.Should().Be(1);
    }

    [Theory]
    [InlineData(FillReport.StatusFirst)]
    [InlineData(FillReport.NoStatus)]
    [InlineData(FillReport.CommissionFirst)]
    [InlineData(FillReport.Twice)]
    public void However_a_fill_is_reported_it_is_told_once_with_its_commission(FillReport report)
    {
        _bench.Server.Faults.FillReport = report;
        _bench.Take();
        _bench.Enter(quantity: 2);
        _bench.After(4);
        _bench.Take().Where(t => t.StartsWith("fill", StringComparison.Ordinal)).Should().Equal("fill 1: Buy 2 @ 7000 fee 4.50");
        _bench.Agrees();
    }

    [Fact]
    public void A_status_without_its_execution_is_asked_for_after_two_seconds()
    {
        _bench.Server.Faults.OnId(11, FaultKind.Drop);
        _bench.Enter();
        _bench.After(1.5);
        _bench.ToldPosition.Should().Be(0);
        _bench.After(2);
        _bench.ToldPosition.Should().Be(1);
        _bench.Agrees();
    }

    [Fact]
    public void A_fill_waits_a_quarter_of_a_second_for_its_commission_and_then_has_the_expected_fee()
    {
        With(new TwsSettings { CommissionDelay = TimeSpan.FromSeconds(2) });
        _bench.Enter();
        _bench.After(0.2);
        _bench.ToldPosition.Should().Be(0);
        _bench.After(0.2);
        _bench.ToldPosition.Should().Be(1);
        _bench.After(3);
        _bench.Broker.Orders.Counters.LateCommissions.Should().Be(1);
        _bench.Broker.Orders.Counters.LateFeeMicros.Should().Be(0);
    }

    [Fact]
    public void A_correction_of_a_told_fill_is_told_as_the_same_execution_with_other_figures()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Take();
        _bench.Server.Exchange.Correct(_bench.Server.Ledger.Executions.Single(), 1, 6999.5m);
        _bench.After(0.5);
        _bench.Take().Should().Contain("fill 1: Buy 1 @ 6999.5 fee 2.25");
        _bench.AllFills.Should().HaveCount(2);
        _bench.AllFills[1].ExecutionId.Should().Be(_bench.AllFills[0].ExecutionId);
        _bench.Broker.Orders.Counters.Corrections.Should().Be(1);
        _bench.Broker.Orders.Counters.CorrectedMicros.Should().Be(25_000_000, "two ticks of 12.50 cheaper");
    }

    [Fact]
    public void An_order_that_vanished_unseen_is_told_as_over()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Take();
        _bench.Server.Faults.OnId(5, FaultKind.Drop).OnId(3, FaultKind.Drop).OnId(4, FaultKind.Drop);
        _bench.Server.Exchange.CancelByServer(_bench.At(2), "by the exchange");
        _bench.After(0.5);
        _bench.Take().Should().BeEmpty();
        _bench.Ask().Should().Contain("cancelled 2: None");
    }

    [Fact]
    public void Order_ids_are_never_used_twice_even_when_TWS_forgot_them()
    {
        _bench.Enter(limit: 6990m);
        _bench.After(0.2);
        int before = _bench.Server.Exchange.Orders.Max(o => o.OrderId);
        _bench.Restart(new RunIdentity("run-1"));
        _bench.Enter(4, limit: 6991m);
        _bench.After(0.2);
        _bench.At(4).OrderId.Should().BeGreaterThan(before);
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void An_id_that_was_used_before_leads_to_new_ids_only_after_TWS_was_asked()
    {
        // TWS used ids of this client that neither it nor the file named: another computer, say.
        TextOrder(1_000);
        _bench.Take();
        _bench.Enter(limit: 6990m);
        _bench.After(8);
        _bench.Take().Should().Contain("ack 1: 1 @ 6990");
        _bench.Server.Exchange.Orders.Where(o => o.IsLive).Should().HaveCount(3);
        _bench.Broker.Orders.Counters.SentAgain.Should().BeGreaterThan(0);
        _bench.Server.Ledger.Duplicates.Should().BeEmpty();
    }

    private void TextOrder(int id) => typeof(Exchange).GetProperty("Book", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
        .GetValue(_bench.Server.Exchange)!.GetType().GetMethod("Use")!
        .Invoke(typeof(Exchange).GetProperty("Book", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(_bench.Server.Exchange), [17, id]);

    private void With(TwsSettings settings)
    {
        _bench.Dispose();
        _bench = new BrokerBench(settings);
    }
}
