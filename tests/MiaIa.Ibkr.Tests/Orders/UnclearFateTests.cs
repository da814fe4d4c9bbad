using MiaIa.Engine;
using MiaIa.Engine.Tests;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

public sealed class UnclearFateTests : IDisposable
{
    private BrokerBench _bench = new(new TwsSettings { HidesLostLink = true });

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_exit_that_waits_inside_of_TWS_is_not_sent_again_whoever_asks_for_it()
    {
        _bench.Enter();
        _bench.After(0.5);
        LoseLinkUnseen();
        _bench.Exit(4, Side.Sell, 1, group: 1);
        for (int i = 0; i < 5; i++)
        {
            _bench.Broker.Reconcile(_bench.NowNs);
            _bench.After(8);
            _bench.Exit(4, Side.Sell, 1, group: 1);
        }

        _bench.Words.Should().NotContain("Reconciled", "nothing proves that TWS reaches IB");
        _bench.Server.Exchange.Orders.Count(o => o.Request.Type == "MKT" && o.Request.Action == "SELL").Should().Be(1);
        _bench.Server.Incidents.RestoreLink(isDataLost: false);
        _bench.After(5);
        _bench.Position.Should().Be(0);
        _bench.Ask().Should().Contain("Reconciled");
        _bench.Broker.Orders.Counters.HeldBack.Should().Be(5);
        _bench.Server.Ledger.OverClosings.Should().BeEmpty();
        _bench.Agrees();
    }

    [Fact]
    public void Another_process_tells_nothing_before_IB_has_answered_it()
    {
        _bench.Enter();
        _bench.After(0.5);
        LoseLinkUnseen();
        _bench.Exit(4, Side.Sell, 1, group: 1);
        _bench.After(0.5);
        _bench.Restart(new RunIdentity("run-1"));
        _bench.After(20);
        _bench.Take().Should().NotContain("Reconciled");
        _bench.Server.Incidents.RestoreLink(isDataLost: true);
        _bench.After(5);
        _bench.Take().Should().Contain("fill 4: Sell 1 @ 6999.75 fee 2.25").And.Contain("Reconciled");
    }

    [Fact]
    public void An_exit_that_never_left_is_sent_when_the_engine_asks_again()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Transports.Latest!.BreaksNext = false;
        _bench.Exit(4, Side.Sell, 1, group: 1);
        _bench.After(8);
        _bench.Ask().Should().NotContain(t => t.StartsWith("ack 4", StringComparison.Ordinal)).And.Contain("Reconciled");
        _bench.Exit(4, Side.Sell, 1, group: 1);
        _bench.After(1);
        _bench.Position.Should().Be(0);
        _bench.Agrees();
    }

    [Fact]
    public void A_position_whose_line_is_lost_is_not_told_as_gone()
    {
        _bench.Enter();
        _bench.After(0.5);
        _bench.Server.Faults.OnId(61, FaultKind.Drop);
        string[] told = _bench.Ask();
        told.Should().EndWith(["position 1 @ 7000", "Reconciled"]);
        told.Should().NotContain("position 0 @ 0");
    }

    [Fact]
    public void A_position_that_somebody_took_elsewhere_is_told_within_ten_seconds_though_no_message_says_so()
    {
        _bench.Take();
        _bench.Server.Faults.OnId(61, FaultKind.Drop);
        _bench.Server.Accounts.Set("DU1234567", _bench.Es, 2, 7000m);
        _bench.After(10.5);
        _bench.Take().Should().ContainSingle(t => t.StartsWith("position 2 ", StringComparison.Ordinal));
        _bench.Broker.Orders.Counters.Polls.Should().BePositive();
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void The_position_is_asked_every_ten_seconds_and_told_only_when_it_is_another_one()
    {
        _bench.Take();
        int before = _bench.Broker.Orders.Counters.Polls;
        _bench.After(60);
        (_bench.Broker.Orders.Counters.Polls - before).Should().Be(6);
        _bench.Take().Should().BeEmpty();
    }

    [Fact]
    public void The_word_that_IB_is_back_may_be_lost_and_is_found_by_asking()
    {
        Renew(new TwsSettings());
        _bench.Server.Incidents.LoseLink();
        _bench.After(1);
        _bench.Broker.Desk.IsReady.Should().BeFalse();
        _bench.Server.Faults.OnId(4, FaultKind.Drop);
        _bench.Server.Incidents.RestoreLink(isDataLost: false);
        _bench.After(1);
        _bench.Broker.Desk.IsReady.Should().BeFalse("nobody has said so");
        _bench.After(3.5);
        _bench.Broker.Desk.IsReady.Should().BeTrue("what IB was asked while it was away is answered, and two seconds are left for TWS's own word");
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_process_that_began_without_IB_finds_that_it_is_back_though_that_word_is_lost()
    {
        Renew(new TwsSettings());
        _bench.Enter();
        _bench.After(0.5);
        _bench.Server.Incidents.LoseLink();
        _bench.Restart(new RunIdentity("run-1"));
        _bench.Broker.Desk.IsReady.Should().BeFalse();
        _bench.Server.Faults.OnId(4, FaultKind.Drop);
        _bench.Server.Incidents.RestoreLink(isDataLost: false);
        _bench.After(3);
        _bench.Broker.Desk.IsReady.Should().BeTrue();
        _bench.After(3);
        _bench.Take().Should().Contain("Reconciled");
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void The_word_of_TWS_that_data_was_kept_is_waited_for()
    {
        Renew(new TwsSettings());
        _bench.Server.Incidents.LoseLink();
        _bench.After(5);
        _bench.Server.Incidents.RestoreLink(isDataLost: false);
        _bench.After(5);
        _bench.Broker.Desk.IsReady.Should().BeTrue();
        for (bool isAny = true; isAny;)
        {
            isAny = _bench.Broker.Desk.Notes.TryTake(out DeskNote? note);
            (note?.Text ?? "").Should().NotContain("data was lost");
        }
    }

    [Fact]
    public void A_contract_question_whose_end_is_lost_is_asked_again_after_three_seconds()
    {
        _bench.Dispose();
        _bench = new BrokerBench(options: new IbkrBrokerOptions { Wait = true }, before: s => s.Faults.OnId(52, FaultKind.Drop));
        _bench.Broker.Desk.IsReady.Should().BeFalse();
        _bench.After(1);
        _bench.Broker.Desk.IsReady.Should().BeTrue();
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_change_that_is_already_on_its_way_is_not_sent_once_more()
    {
        Renew(new TwsSettings { AcknowledgeDelay = TimeSpan.FromMilliseconds(300) });
        _bench.Enter(reference: 7001m);
        _bench.After(0.4);
        _bench.Take();
        _bench.Broker.Modify(2, (7000 * 4) - 8, 1, _bench.NowNs);
        _bench.After(3);
        _bench.Take().Should().ContainSingle(t => t.StartsWith("ack 2", StringComparison.Ordinal)).Which.Should().Be("ack 2: 1 @ 6998");
        _bench.Server.Ledger.Entries.Count(e => e.Order == _bench.At(2) && e.What == "changed").Should().Be(1);
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_corrected_size_and_a_late_commission_are_told_as_the_same_execution()
    {
        Renew(new TwsSettings { CommissionDelay = TimeSpan.FromSeconds(1) });
        _bench.Enter(quantity: 2);
        _bench.After(3);
        _bench.Take();
        _bench.Server.Exchange.Correct(_bench.Server.Ledger.Executions.Single(), 1, 7000m);
        _bench.After(3);
        _bench.Take().Should().Contain("fill 1: Buy 1 @ 7000 fee 4.50", "its commission is not known yet").And.Contain("fill 1: Buy 1 @ 7000 fee 2.25");
        _bench.AllFills.Select(f => f.ExecutionId).Distinct().Should().ContainSingle();
        _bench.Position.Should().Be(1);
    }

    [Theory]
    [InlineData(Moment.BeforeParent)]
    [InlineData(Moment.AfterParent)]
    [InlineData(Moment.BetweenChildren)]
    public void A_bracket_that_is_lost_on_the_wire_is_refused_as_one_that_never_arrived(Moment moment)
    {
        Renew(new TwsSettings());
        _bench.Take();
        _bench.Server.Faults.At(moment);
        _bench.Enter();
        _bench.After(4);
        _bench.Take().Should().NotContain(t => t.StartsWith("rejected", StringComparison.Ordinal), "it may still be on its way");
        _bench.Ask().Take(3).Should().Equal("rejected 1: NeverArrived", "cancelled 3: ParentCancelled", "cancelled 2: ParentCancelled");
        _bench.Server.Exchange.Orders.Where(o => o.IsLive).Should().BeEmpty();
        _bench.Enter(id: 4);
        _bench.After(1);
        _bench.Position.Should().Be(1);
        _bench.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void The_engine_takes_a_bracket_that_never_arrived_for_one_that_was_not_sent()
    {
        int entries = 0;
        using EngineSchedule schedule = new(1, isCalm: true, _ => entries++ < 2 ? Propose.Market(Side.Buy) : default);
        schedule.Server.Faults.At(Moment.BeforeParent);
        schedule.After(40);
        schedule.Journal.Orders.Select(o => o.Role).Should().Equal(
            OrderRole.Entry, OrderRole.Stop, OrderRole.Target, OrderRole.Entry, OrderRole.Stop, OrderRole.Target);
        schedule.Journal.Notes.Should().NotContain(n => n.Kind == NoteKind.Invariant);
        schedule.Halts.Should().BeEmpty();
        schedule.Journal.Answers.Should().ContainSingle(a => a.Kind == EventKind.OrderRejected).Which.Order.Reason.Should().Be(OrderReason.NeverArrived);
        (schedule.State.PositionQuantity, schedule.State.WorkingOrders).Should().Be((2, 2));
    }

    private void LoseLinkUnseen()
    {
        _bench.Server.Faults.OnId(4, FaultKind.Drop);
        _bench.Server.Incidents.LoseLink();
        _bench.Server.Incidents.CloseAll();
        _bench.After(5);
        _bench.Broker.Desk.IsReady.Should().BeTrue("the new socket says nothing of IB");
        _bench.Take();
    }

    private void Renew(TwsSettings settings)
    {
        _bench.Dispose();
        _bench = new BrokerBench(settings);
    }
}
